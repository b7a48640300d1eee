"""From TOML to records."""
