"""New records: where to look for them, and what each is to this dataset."""
