"""The commands of those who keep the data."""
