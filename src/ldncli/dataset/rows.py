"""The records of one kind as a list that holds few of them at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, overload

from ldncli.schema.record import Record
from ldncli.schema.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

R_co = TypeVar("R_co", bound=Record, covariant=True)
# Records built at once: the largest studies of a hundred take about 2 MB.
BUILT_AT_ONCE = 100


class Rows(View[R_co]):
    """Every record of a kind; counted without building one, and built a few at a time."""

    def __init__(
        self,
        count: Callable[[], int],
        ids: Callable[..., Sequence[str]],
        many: Callable[[Sequence[str]], tuple[R_co, ...]],
    ) -> None:
        super().__init__(lambda: many(ids()))
        self._count, self._ids, self._many = count, ids, many

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count()

    @overload
    def __getitem__(self, place: int) -> R_co: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[R_co]: ...
    def __getitem__(self, place: int | slice) -> R_co | Sequence[R_co]:
        """Return one record, or a list of some: of the first ones nothing else is read."""
        if isinstance(place, slice) and (place.stop or 0) > 0:
            return self._many(self._ids(place.stop)[place])
        return super().__getitem__(place)

    def __iter__(self) -> Iterator[R_co]:
        """Yield the records in the order of their file."""
        keys = self._ids()
        for start in range(0, len(keys), BUILT_AT_ONCE):
            yield from self._many(keys[start : start + BUILT_AT_ONCE])
