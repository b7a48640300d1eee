"""Medicines by name, and what is known of each together with LDN."""
