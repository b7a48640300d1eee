"""What the shell asks at a TAB."""
