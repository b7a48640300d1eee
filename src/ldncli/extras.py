"""Parts of the program whose libraries are installed only for those who want them."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ldncli.errors import LdnError

if TYPE_CHECKING:
    from types import ModuleType

# Extra -> its packages, as an index names them; the same as in pyproject.toml.
PACKAGES = {
    "plots": ("resvg-py", "font-source-sans-pro"),
    "report": ("jinja2", "weasyprint"),
    "mcp": ("mcp", "pydantic", "anyio"),
    "watch": ("httpx", "tenacity", "rispy"),
    "excel": ("XlsxWriter",),
    "word": ("python-docx",),
}


def needed(module: str, extra: str) -> ModuleType:
    """Import a library of an extra, or raise LdnError with the command that installs it here."""
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise LdnError(f"this needs {library}, which is not installed", install(extra)) from error


def install(extra: str) -> str:
    """Return the command that adds the packages of an extra to where the program is installed."""
    packages = " ".join(PACKAGES[extra])
    folders = Path(sys.prefix).parts
    if "pipx" in folders:
        return f"pipx inject ldncli {packages}"
    if find_spec("pip") and "uv" not in folders:
        return f"{_interpreter()} -m pip install {packages}"
    return f"uv pip install --python {_interpreter()} {packages}"


def _interpreter() -> str:
    """Return the Python that runs this, quoted where its path has a space."""
    return f'"{sys.executable}"' if " " in sys.executable else sys.executable
