"""Records from elsewhere: what databases, registers and reference managers write, read."""
