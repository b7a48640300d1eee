"""Questions to the dataset; each answer is a frozen value."""
