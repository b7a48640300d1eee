"""A frozen record whose fields are its annotations.

It does what a frozen, keyword-only dataclass does. Thirty dataclasses or named tuples take
10 to 20 ms to define, a third of a command's time; these take well under one.
"""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self, TypeVar, dataclass_transform

from ldncli.schema.view import View

T = TypeVar("T")
_ATOMS = frozenset({str, int, float, bool, type(None)})


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:
    """Base of every value in the dataset: typed, compared by value, never changed."""

    fields: ClassVar[tuple[str, ...]] = ()
    required: ClassVar[frozenset[str]] = frozenset()
    known: ClassVar[frozenset[str]] = frozenset()
    blank: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        own = cls.__annotations__
        cls.fields, cls.blank = tuple(own), {n: to_plain(cls.__dict__.get(n)) for n in own}
        cls.required = frozenset(name for name in own if name not in cls.__dict__)
        for base in reversed(cls.__bases__):  # a record that adds to others begins with theirs
            if base is not Record and issubclass(base, Record):
                cls.fields = (*base.fields, *(n for n in cls.fields if n not in base.blank))
                cls.blank = base.blank | cls.blank
                cls.required |= base.required
        cls.known = frozenset(cls.fields)

    def __init__(self, **values: Any) -> None:
        given = values.keys()
        if not (given >= self.required and given <= self.known):
            missing = sorted(self.required - given)
            wrong = missing or sorted(given - self.known)
            told = f"{'missing' if missing else 'unknown'} {', '.join(wrong)}"
            raise TypeError(f"{type(self).__name__}: {told}")
        self.__dict__.update(values)

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """Build from values that were checked before, without checking them again."""
        made = cls.__new__(cls)
        made.__dict__.update(values)
        return made

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return False
        # What was given is compared first: as a rule it decides, and defaults need no look.
        return self.__dict__ == other.__dict__ or vars_of(self) == vars_of(other)

    def __hash__(self) -> int:
        return hash((type(self), tuple(vars_of(self).values())))

    def _repr_html_(self) -> str:
        """Return the record as a notebook shows it: its fields that say something."""
        from ldncli.schema.notebook import table

        return table(type(self).__name__, vars_of(self))

    def __repr__(self) -> str:
        inner = ", ".join(f"{name}={value!r}" for name, value in vars_of(self).items())
        return f"{type(self).__name__}({inner})"


def vars_of(record: Any) -> dict[str, Any]:
    """Return every field of a record with its value, defaults included, in declared order."""
    return {name: getattr(record, name) for name in record.fields}


def replace(record: T, **changes: Any) -> T:
    """Return a copy of a record with some fields changed."""
    return type(record)(**{**record.__dict__, **changes})


def to_plain(value: Any) -> Any:
    """Turn records and tuples into dicts and lists, as JSON holds them; never change the result.

    Every field of a record is there, in declared order, defaults included.
    """
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple or kind is list:
        return [item if type(item) in _ATOMS else to_plain(item) for item in value]
    if isinstance(value, Record):
        values = value.__dict__.items()
        return value.blank | {k: v if type(v) in _ATOMS else to_plain(v) for k, v in values}
    if kind is dict:
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, View):
        return [to_plain(item) for item in value]
    return value
