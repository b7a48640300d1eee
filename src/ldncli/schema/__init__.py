"""What a record is, before any file or page."""
