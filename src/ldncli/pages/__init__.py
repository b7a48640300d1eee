"""Results arranged for a reader."""
