"""Lists made when they are read: what a page on a screen never shows costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T_co = TypeVar("T_co", covariant=True)


class View(Sequence[T_co]):
    """What a function lists, listed anew at each reading.

    It keeps nothing, so that a frozen record that has one stays as it is.
    """

    def __init__(self, listed: Callable[[], Sequence[T_co]]) -> None:
        self._listed = listed

    @overload
    def __getitem__(self, place: int) -> T_co: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T_co]: ...
    def __getitem__(self, place: int | slice) -> T_co | Sequence[T_co]:
        """Return one item, or a list of some."""
        return self._listed()[place]

    def __iter__(self) -> Iterator[T_co]:
        """Yield the items."""
        return iter(self._listed())

    def __reduce__(self) -> tuple[type[tuple[T_co, ...]], tuple[list[T_co]]]:
        """Travel to another process as what is listed."""
        return tuple, (list(self),)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._listed())
