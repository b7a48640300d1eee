"""Lists made when they are asked for: what a page on a screen never shows costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T_co = TypeVar("T_co", covariant=True)


class Later(Sequence[T_co]):
    """A tuple that a function returns, called when the first item is asked for."""

    def __init__(self, make: Callable[[], Sequence[T_co]]) -> None:
        self._make = make
        self._items: tuple[T_co, ...] | None = None

    def _all(self) -> tuple[T_co, ...]:
        if self._items is None:
            self._items = tuple(self._make())
        return self._items

    @overload
    def __getitem__(self, place: int) -> T_co: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T_co, ...]: ...
    def __getitem__(self, place: int | slice) -> T_co | tuple[T_co, ...]:
        """Return one item, or a tuple of some."""
        return self._all()[place]

    def __iter__(self) -> Iterator[T_co]:
        """Yield the items."""
        return iter(self._all())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all())
