"""A failure as a person reads it on standard error: what happened, and what to type next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.cli.exit_codes import ExitCode, exit_code
from ldncli.errors import FaultyData, LdnError, NotFound
from ldncli.output import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ldncli.errors import Candidate, Problem, Reason, Sought

# As many candidates of a kind as leave the sentence above them in sight.
SHOWN = {"condition": 8, "study": 12}
LISTED_BY = {"condition": "ldn conditions", "study": "ldn studies"}
OTHERWISE: dict[Sought, str] = {
    "condition": "not searched for under this name, so that is no finding about it. "
    "try: ldn ask {asked} · ldn conditions lists all of them",
    "study": "ldn studies lists all of them",
    "outcome": "its studies report no outcome",
    "trial": "try: ldn study {asked}, or ldn trials for all of them",
    "claim": "try: ldn ask {asked} · ldn claims lists all of them",
    "record": "not found here: that is no finding about it. ldn conditions lists what was "
    "searched for",
    "source": "ldn cite --all writes every source",
    "field": "ldn data vocabulary lists the fields",
    "subject": "ldn conditions and ldn studies list all",
    "practice": "try: ldn ask {asked} · ldn practice lists all of them",
    "position": "try: ldn ask {asked} · ldn positions lists all of them",
}
HEADINGS: dict[Sought, str] = {
    "mechanism": "name one of them:",
    "topic": "name one of them:",
    "outcome": "the outcomes reported are:",
    "subject": "did you mean one of these:",
}
REMEDIES: dict[Problem, str] = {
    "no-medicine": "try: ldn check tramadol sertraline",
    "no-word": "try: ldn search vivid dreams",
    "no-source": "for the sources of one condition or study: ldn cite NAME; "
    "for all: ldn cite --all",
    "no-entry": "ldn data new study prints one to fill in",
}
SET_ASIDE: tuple[Reason, ...] = ("excluded", "awaiting")


def guarded(action: Callable[[], int]) -> None:
    """Run an action and leave with its exit status; tell a failure in words."""
    try:
        status = action()
    except LdnError as error:
        raise SystemExit(int(tell(error))) from None
    if status:
        raise SystemExit(int(status))


def tell(error: LdnError) -> ExitCode:
    """Tell a person on standard error what went wrong and what to do; return the exit status."""
    write.say(*lines(error))
    return exit_code(error)


def lines(error: LdnError) -> list[str]:
    """Return a failure line by line: every fault, the sentence, the advice, the candidates."""
    faults = [fault.line() for fault in error.faults] if isinstance(error, FaultyData) else []
    advice = _advice(error)
    tries = _tries(error) if isinstance(error, NotFound) else ()
    return [
        *faults,
        f"ldn: {error.message}",
        *([f"     {advice}"] if advice else []),
        *(f"       {line}" for line in tries),
    ]


def _advice(error: LdnError) -> str:
    if isinstance(error, FaultyData):
        return f"mend each line above, then run: ldn data validate {error.place}"
    if isinstance(error, NotFound):
        return _heading(error)
    return REMEDIES[error.problem] if error.problem else error.hint


def _heading(error: NotFound) -> str:
    if error.reason in SET_ASIDE:
        return f"the reason: {error.detail}"
    if error.reason == "other-verdict":
        return "leave out --verdict"
    if error.reason == "no-study":
        return "that is no finding about it. What is known of harm:"
    if error.reason:
        return "try:"
    if not error.candidates:
        return OTHERWISE.get(error.kind, "").format(asked=error.asked)
    return HEADINGS.get(error.kind, "name one of them:" if error.ambiguous else "did you mean:")


def _tries(error: NotFound) -> Iterator[str]:
    """Yield the commands that a person may have meant, the likeliest first."""
    if error.reason in SET_ASIDE:
        return
    if error.reason == "is-year":
        yield f"ldn studies --since {error.within} --until {error.within}"
    for kind in dict.fromkeys(candidate.kind for candidate in error.candidates):
        candidates = [candidate for candidate in error.candidates if candidate.kind == kind]
        most = SHOWN.get(kind, len(candidates))
        yield from (_command(error, candidate) for candidate in candidates[:most])
        if len(candidates) > most:
            yield f"and {len(candidates) - most} more: {LISTED_BY[kind]} lists all"
    if error.reason == "is-condition":
        yield f"ldn studies --condition {error.candidates[0].id}"


def _command(error: NotFound, candidate: Candidate) -> str:
    from ldncli.pages.opening import opening

    if error.kind == "source":
        return f"ldn cite {candidate.id}"
    if candidate.kind == "field":
        return f"ldn data vocabulary {candidate.id}"
    if candidate.kind == "outcome":
        return f"ldn forest {error.within} --outcome {candidate.id}"
    command = opening(candidate.kind, candidate.id)
    return f"{command}  ({candidate.label})" if candidate.kind == "study" else command
