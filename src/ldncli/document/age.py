"""How old the search behind a copy is, and the line that says so at the foot."""

from __future__ import annotations

# Months. Cochrane (MECIR, C37) asks that a search be run again within 12 months of publication.
OLD_AFTER = 12
OLD = "That search is more than 12 months old: newer studies are missing here."


def age_note(searched_through: str, today: str) -> str:
    """Return the line for a search older than twelve months; nothing for a younger one.

    Both dates begin with year and month; of a year alone the end counts.
    """
    return OLD if months(today) - months(searched_through) > OLD_AFTER else ""


def old_from(searched_through: str) -> str:
    """Return the first month, as in 2027-07, in which a search is more than twelve months old."""
    year, month = divmod(months(searched_through) + OLD_AFTER, 12)
    return f"{year}-{month + 1:02}"


def months(date: str) -> int:
    """Return a date in months; a year alone is taken at its end."""
    year, _, rest = date.partition("-")
    return int(year) * 12 + int(rest[:2] or 12)
