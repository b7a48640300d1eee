"""Parts of the program whose libraries are installed only for those who want them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ldncli.errors import LdnError

if TYPE_CHECKING:
    from types import ModuleType


def needed(module: str, extra: str) -> ModuleType:
    """Import a library of an extra, or raise LdnError with the command that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise LdnError(
            f"this needs {library}, which is not installed", f"pip install 'ldncli[{extra}]'"
        ) from error
