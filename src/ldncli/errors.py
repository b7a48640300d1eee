"""What can go wrong, as values: what was asked for, what it may have meant, where data is faulty.

`str(error)` is one plain sentence. What to type next, and the exit status, are the command
line's own: `cli/failures.py` and `cli/exit_codes.py`.
"""

from __future__ import annotations

from typing import Literal

from ldncli.schema.record import Record

# What a name was looked for among. A source is a reference, a study or a condition to cite; a
# subject is a condition or a study to compare; a record is anything that a search goes through.
Sought = Literal[
    "condition",
    "study",
    "mechanism",
    "topic",
    "outcome",
    "trial",
    "claim",
    "record",
    "source",
    "subject",
    "practice",
    "position",
    "field",
]
# Why a name that says something is none of those, where more than that is known.
Reason = Literal[
    "",
    "is-condition",
    "is-trial",
    "is-year",
    "excluded",
    "awaiting",
    "other-verdict",
    "elsewhere",
    "no-study",
]
# What a caller left out, where the remedy is a command.
Problem = Literal["", "no-medicine", "no-word", "no-source", "no-entry"]

UNKNOWN: dict[Sought, str] = {
    "condition": "no condition is called “{asked}”",
    "study": "no study is called “{asked}”",
    "mechanism": "no mechanism is called “{asked}”",
    "topic": "nothing on harm is called “{asked}”",
    "outcome": "no outcome of {within} is called “{asked}”",
    "trial": "no registered trial here has the number “{asked}”",
    "claim": "no claim like “{asked}” is recorded here",
    "record": "no record holds “{asked}”, or a word like it",
    "source": "no reference, study or condition is called “{asked}”",
    "field": "no field with a vocabulary is called “{asked}”",
    "subject": "“{asked}” is neither a condition nor a study",
    "practice": "no day-to-day question here means “{asked}”",
    "position": "no position on “{asked}” was found",
}
SEVERAL = {
    "condition": "“{asked}” can mean several conditions",
    "study": "“{asked}” can mean {count} studies",
    "source": "“{asked}” can mean {count} studies",
}
SEVERAL_OF_ANY_KIND = "“{asked}” can mean several"
BECAUSE: dict[Reason, str] = {
    "is-condition": "“{asked}” is a condition, not a study",
    "is-trial": "“{asked}” is a registered trial, and no study of it is held",
    "is-year": "“{asked}” is a year, not a study",
    "excluded": "“{asked}” was excluded: {first}",
    "awaiting": "“{asked}” could not yet be read: {first}",
    "elsewhere": "no note on harm, and no harm that was counted, is called “{asked}”",
    "no-study": "no study of LDN and “{asked}” was found (searched through {within})",
    "other-verdict": "no claim with the verdict {within} holds “{asked}”",
}


# A fault fits a screen of 80 by 12, whatever stands in the file.
LONGEST_LINE = 960


class LdnError(Exception):
    """A failure: a sentence that says what happened, and advice where it needs no command."""

    def __init__(self, message: str, hint: str = "", problem: Problem = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problem = problem


class UsageError(LdnError):
    """The words of the call are off."""


class Candidate(Record):
    """A record that a name may have meant: shown, never taken."""

    kind: str
    id: str
    label: str = ""


class NotFound(LdnError):
    """A name that the dataset does not hold, or that several records of it go by.

    `within` narrows what was looked through (a condition, a kind of record, a verdict), and
    `detail` is the dataset's own text on why a study was set aside.
    """

    def __init__(
        self,
        kind: Sought,
        asked: str,
        candidates: tuple[Candidate, ...] = (),
        *,
        ambiguous: bool = False,
        reason: Reason = "",
        within: str = "",
        detail: str = "",
    ) -> None:
        self.kind: Sought = kind
        self.asked = asked
        self.candidates = candidates
        self.ambiguous = ambiguous
        self.reason: Reason = reason
        self.within = within
        self.detail = detail
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        if self.reason:
            pattern = BECAUSE[self.reason]
        elif self.ambiguous:
            pattern = SEVERAL.get(self.kind, SEVERAL_OF_ANY_KIND)
        elif self.kind == "record" and self.within:
            pattern = UNKNOWN["record"].replace("no record", "no record of kind {within}")
        else:
            pattern = UNKNOWN[self.kind]
        return pattern.format(
            asked=self.asked,
            within=self.within,
            count=len(self.candidates),
            first=next((candidate.label for candidate in self.candidates), ""),
        )


class Fault(Record):
    """One fault in the data: where it is, what was found, what to do."""

    file: str
    record: str
    field: str
    value: str
    remedy: str
    line_number: int = 0

    def __init__(
        self, file: str, record: str, field: str, value: str, remedy: str, line_number: int = 0
    ) -> None:
        super().__init__(
            file=file,
            record=record,
            field=field,
            value=value,
            remedy=remedy,
            line_number=line_number,
        )

    def line(self) -> str:
        """Return the fault as one line: file and line, record, field, value, remedy."""
        file = f"{self.file}:{self.line_number}" if self.line_number else self.file
        where = ": ".join(part for part in (file, self.record, self.field) if part)
        shown = f" = {self.value}" if self.value else ""
        text = f"{where}{shown}: {self.remedy}"
        return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "…"


class FaultyData(LdnError):
    """A dataset that breaks its own rules, with every fault found."""

    def __init__(self, place: str, faults: tuple[Fault, ...]) -> None:
        number = len(faults)
        plural = "fault" if number == 1 else "faults"
        super().__init__(f"the data in {place} has {number} {plural}")
        self.place = place
        self.faults = faults
