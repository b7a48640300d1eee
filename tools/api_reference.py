"""Write docs/api-reference.md: every public method with its arguments, from the docstrings.

Run `python -m tools.api_reference` after a change of the API; a test fails while they differ.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import ldncli
from ldncli.api.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PLACE = ROOT / "docs" / "api-reference.md"
API = ROOT / "src" / "ldncli" / "api"
HEAD = """\
# The Python API, name by name

Made from the docstrings by `python -m tools.api_reference`: do not edit it by hand. How the names
are used: [api.md](api.md).
"""
# The modules whose classes make up what `load` returns, and the headings of their methods.
PARTS = {
    "evidence": "Questions",
    "names": "By name",
    "lists": "Lists",
    "records": "Rows and frames",
    "../dataset/dataset": "Opening and closing",
}
KINDS = "Tuples of frozen records. Their fields: [data-fields.md](data-fields.md)."
# Of the dataset itself only these are for programs; the others are how it is read.
OF_DATASET = ("metadata", "close")
SHOWN = "Results that a notebook shows"
ERRORS = ("LdnError", "NotFound", "UsageError", "FaultyData")


def page() -> str:
    """Return the whole page."""
    lines = [HEAD, "## From `ldncli`\n"]
    lines += [f"- `ldncli.{name}`: {_sentence(name)}" for name in ldncli.__all__ if _sentence(name)]
    lines += [
        "",
        "## Records by kind\n",
        "Tuples of frozen records; docs/data-fields.md has their fields.\n",
    ]
    for name, cls in Records.kinds().items():
        lines.append(f"- `{name}`: {_text(cls.__doc__)}")
    for module, heading in PARTS.items():
        lines += ["", f"## {heading}\n", *_methods(module)]
    lines += ["", f"## {SHOWN}\n", *_classes("shown")]
    lines += ["", "## Errors\n"]
    lines += [f"- `{name}`: {_text(getattr(ldncli, name).__doc__)}" for name in ERRORS]
    return "\n".join(lines) + "\n"


def _sentence(name: str) -> str:
    found = getattr(ldncli, name)
    return "" if name in ERRORS or not callable(found) else _text(found.__doc__)


def _text(docstring: str | None) -> str:
    return " ".join((docstring or "").split())


def _parsed(module: str) -> list[ast.ClassDef]:
    body = ast.parse((API / f"{module}.py").read_text("utf-8")).body
    return [node for node in body if isinstance(node, ast.ClassDef)]


def _methods(module: str) -> Iterator[str]:
    """Yield each public method of the last class of a module: its call, then what it does."""
    own = _parsed(module)[-1]
    for node in own.body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        if "dataset" not in module or node.name in OF_DATASET:
            yield f"### `{_call(node)}`\n\n{_paragraphs(node)}\n"


def _classes(module: str) -> Iterator[str]:
    for own in _parsed(module):
        yield f"### `{own.name}({ast.unparse(own.bases[0])})`\n\n{_paragraphs(own)}\n"
        for node in own.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield f"- `{_call(node)}`: {_text(ast.get_docstring(node))}"
        yield ""


def _call(node: ast.FunctionDef) -> str:
    """Return a method as it is called: `forest(name: str, outcome: str = '') -> ShownForest`."""
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    if any(ast.unparse(item) == "property" for item in node.decorator_list):
        return f"{node.name}{returns}"
    arguments = ast.unparse(node.args).removeprefix("self").removeprefix("cls")
    return f"{node.name}({arguments.removeprefix(', ')}){returns}"


def _paragraphs(node: ast.FunctionDef | ast.ClassDef) -> str:
    parts = (ast.get_docstring(node) or "").split("\n\n")
    return "\n\n".join(" ".join(part.split()) for part in parts)


if __name__ == "__main__":
    PLACE.write_text(page(), "utf-8")
