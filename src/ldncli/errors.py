"""What can go wrong, as a person is told it, with the exit code that goes with it.

Exit codes: 0 fine, 1 failed or faulty data, 2 usage, 3 not found. `ldn check` adds 4 for a
contraindicated or major interaction and 5 for a name that is unknown or only guessed.
"""

from __future__ import annotations

from ldncli.schema.record import Record


class LdnError(Exception):
    """A failure with one line that says what happened and one that says what to do."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(LdnError):
    """The words of the call are off."""

    exit_code = 2


class NotFound(LdnError):
    """A name that the dataset does not hold; candidates are shown, never run."""

    exit_code = 3

    def __init__(self, message: str, hint: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class Fault(Record):
    """One fault in the data: where it is, what was found, what to do."""

    file: str
    record: str
    field: str
    value: str
    remedy: str

    def __init__(self, file: str, record: str, field: str, value: str, remedy: str) -> None:
        super().__init__(file=file, record=record, field=field, value=value, remedy=remedy)

    def line(self) -> str:
        """Return the fault as one line: file, record, field, value, remedy."""
        where = ": ".join(part for part in (self.file, self.record, self.field) if part)
        shown = f" = {self.value}" if self.value else ""
        return f"{where}{shown}: {self.remedy}"


class FaultyData(LdnError):
    """A dataset that breaks its own rules, with every fault found."""

    def __init__(self, place: str, faults: tuple[Fault, ...]) -> None:
        count = len(faults)
        plural = "fault" if count == 1 else "faults"
        super().__init__(
            f"the data in {place} has {count} {plural}",
            "mend each line above, then run: ldn validate " + place,
        )
        self.faults = faults
