"""One service asked politely: paced, with time-outs, and again after a fault. No other module asks.

httpx does the asking and tenacity the repeating; both are in the extra `watch`.
"""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from ldncli.__about__ import __version__
from ldncli.errors import LdnError, UsageError
from ldncli.extras import needed
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType
    from typing import Self

    import httpx
    import tenacity

T = TypeVar("T")
EXTRA = "watch"
# A batch of 200 records takes PubMed some seconds, at busy hours up to twenty.
TIMEOUT = 30.0
# Six times with waits of 1, 2, 4, 8 and 16 seconds: half a minute bridges a restart there.
ATTEMPTS = 6
FIRST_WAIT = 1.0
# A service that asks for a longer wait than this is asked another day: the state is kept.
LONGEST_WAIT = 300.0
AGAIN = frozenset({429, 500, 502, 503, 504})


class Clock(Record):
    """The time and the waiting, which tests replace."""

    now: Callable[[], float]
    sleep: Callable[[float], None]


REAL_CLOCK = Clock(now=time.monotonic, sleep=time.sleep)


class Passing(Exception):
    """A fault that may pass: a status, or an answer that is not whole. `wait` is what was asked."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.wait = wait


class Service:
    """One service by its base address; `interval` is the least time between two questions."""

    def __init__(
        self,
        name: str,
        base: str,
        interval: float,
        clock: Clock = REAL_CLOCK,
        timeout: float = TIMEOUT,
    ) -> None:
        _check_base(base)
        library = needed("httpx", EXTRA)
        self.name = name
        self._repeating = needed("tenacity", EXTRA)
        self._faults = (library.TransportError, Passing)
        self._client: httpx.Client = library.Client(
            base_url=base.rstrip("/") + "/",
            timeout=timeout,
            headers={"User-Agent": f"ldncli/{__version__}"},
        )
        self._interval, self._clock = interval, clock
        self._next = clock.now()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._client.close()

    def get(self, path: str, fields: Mapping[str, str], read: Callable[[str], T]) -> T:
        """Return what `read` makes of the answer; it raises Passing for one that is not whole."""
        return self._asked(lambda: self._client.get(path, params=dict(fields)), read)

    def post(self, path: str, fields: Mapping[str, str], read: Callable[[str], T]) -> T:
        """Ask with a form, as NCBI wants it for long questions."""
        return self._asked(lambda: self._client.post(path, data=dict(fields)), read)

    def _asked(self, ask: Callable[[], httpx.Response], read: Callable[[str], T]) -> T:
        again = self._repeating.Retrying(
            stop=self._repeating.stop_after_attempt(ATTEMPTS),
            wait=_wait,
            retry=self._repeating.retry_if_exception_type(self._faults),
            sleep=self._clock.sleep,
            reraise=True,
        )
        try:
            answer: T = again(lambda: read(self._once(ask)))
        except self._faults as error:
            what = str(error) or type(error).__name__
            raise LdnError(
                f"{self.name} gave no whole answer in {again.statistics['attempt_number']} "
                f"attempts: {what}",
                "call the same again: what has come is kept",
            ) from error
        return answer

    def _once(self, ask: Callable[[], httpx.Response]) -> str:
        self._pace()
        answer = ask()
        if answer.status_code in AGAIN:
            raise Passing(f"status {answer.status_code}", _asked_wait(answer, self.name))
        if answer.status_code != 200:
            words = " ".join(answer.text.split())[:200]
            raise LdnError(
                f"{self.name} refused with status {answer.status_code}: {words}",
                "add --force to begin anew",
            )
        return answer.text

    def _pace(self) -> None:
        early = self._next - self._clock.now()
        if early > 0:
            self._clock.sleep(early)
        self._next = self._clock.now() + self._interval


def _check_base(base: str) -> None:
    """Raise UsageError for an address that would carry e-mail and key in the open."""
    parts = urlsplit(base)
    local = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
    if not parts.hostname or not (parts.scheme == "https" or local):
        raise UsageError(f"“{base}” is no address of a service", "begin it with https://")


def _wait(state: tenacity.RetryCallState) -> float:
    """Return how long to wait: as asked by Retry-After, or twice as long each time."""
    fault = state.outcome.exception() if state.outcome else None
    asked = fault.wait if isinstance(fault, Passing) else None
    doubled: float = FIRST_WAIT * 2.0 ** (state.attempt_number - 1)
    return doubled if asked is None else asked


def _asked_wait(answer: httpx.Response, name: str) -> float | None:
    """Return the seconds of Retry-After, which is a number or a date; nothing without it."""
    asked = answer.headers.get("Retry-After", "").strip()
    if not asked:
        return None
    seconds = float(asked) if asked.isdecimal() else _seconds_until(asked)
    if seconds is not None and seconds > LONGEST_WAIT:
        raise LdnError(
            f"{name} asks to wait {seconds:.0f} seconds",
            "call the same again then: what has come is kept",
        )
    return seconds


def _seconds_until(date: str) -> float | None:
    try:
        return max(0.0, parsedate_to_datetime(date).timestamp() - time.time())
    except ValueError:
        return None
