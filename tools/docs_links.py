"""A hook of the documentation site: a link to a file outside docs/ becomes the file's name.

The site holds the documents alone, and the project names no address of its repository.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\[([^\]]+)\]\(((?:\.\./)+[^)#]+)(?:#[^)]*)?\)")


def on_page_markdown(markdown: str, *, page: Any, **_: object) -> str:
    """Return the text of a page with the links that leave the documents turned into names."""
    folder = Path(page.file.abs_src_path).parent
    return LINK.sub(lambda match: _named(match, folder), markdown)


def _named(match: re.Match[str], folder: Path) -> str:
    target = (folder / match[2]).resolve()
    if target.is_relative_to(ROOT / "docs"):
        return match[0]
    text, name = match[1], target.relative_to(ROOT).as_posix()
    return f"`{name}`" if name in text else f"{text} (`{name}` in the project)"
