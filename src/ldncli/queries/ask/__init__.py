"""A question in a person's own words, and the records that answer it."""
