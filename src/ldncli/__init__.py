"""What the published evidence says about low-dose naltrexone.

For Python programs: `ldncli.load()` opens the dataset; docs/api.md shows what can be asked.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers know the name; importing it from typing takes 3 ms

if TYPE_CHECKING:
    from ldncli.__about__ import __version__
    from ldncli.api.evidence import Evidence, load
    from ldncli.errors import FaultyData, LdnError, NotFound, UsageError
    from ldncli.schema.record import to_plain

__all__ = [
    "Evidence",
    "FaultyData",
    "LdnError",
    "NotFound",
    "UsageError",
    "__version__",
    "load",
    "to_plain",
]

# Found when first asked for: the command line imports this package at every start.
_HOMES = {
    "__version__": "__about__",
    "Evidence": "api.evidence",
    "load": "api.evidence",
    "FaultyData": "errors",
    "LdnError": "errors",
    "NotFound": "errors",
    "UsageError": "errors",
    "to_plain": "schema.record",
}


def __getattr__(name: str) -> object:
    """Import what a program asks for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """Return the names for programs."""
    return __all__
