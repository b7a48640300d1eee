"""GRADE and statistics, pure."""
