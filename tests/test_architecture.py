"""The one-way rule, read from the imports; and the shape of the code."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "ldncli"
MODULES = sorted(SOURCE.rglob("*.py"))
# what a layer may never import
FORBIDDEN = {
    "record": {"model", "layout", "dataset", "queries", "pages", "render", "commands", "cli"},
    "model": {"dataset", "queries", "pages", "render", "commands", "cli", "layout", "errors"},
    "layout": {"dataset", "queries", "pages", "render", "commands", "cli", "errors"},
    "errors": {"dataset", "queries", "pages", "render", "commands", "cli", "layout", "model"},
    "certainty": {"dataset", "queries", "pages", "render", "commands", "cli"},
    "checks": {"dataset", "store", "queries", "pages", "render", "commands", "cli"},
    "sources": {"dataset", "store", "queries", "pages", "render", "commands", "cli"},
    "store": {"dataset", "queries", "pages", "render", "commands", "cli"},
    "dataset": {"queries", "pages", "render", "commands", "cli", "reading", "emit"},
    "queries": {"pages", "render", "commands", "cli", "reading", "emit"},
    "pages": {"dataset", "store", "sources", "render", "commands", "cli", "reading", "emit"},
    "render": {"dataset", "store", "sources", "queries", "commands", "cli", "reading", "emit"},
    "commands": {"store", "render.screen", "render.lines"},
}
# completing answers the shell at each TAB without loading the rest of the program
MAY_WRITE = {"emit", "__main__", "store", "completing"}


def layer(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path):
    """Yield what a module imports, leaving out what only the type checker sees."""
    tree = ast.parse(path.read_text("utf-8"))
    hidden = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_go_one_way(path):
    for name in imports(path):
        if name.startswith("ldncli."):
            target = name.removeprefix("ldncli.")
            for banned in FORBIDDEN.get(layer(path), set()):
                assert target != banned and not target.startswith(banned + "."), f"{path}: {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_libraries_stand_where_they_belong(path):
    where = str(path.relative_to(SOURCE))
    for name in imports(path):
        top = name.split(".")[0]
        assert top != "click", "Typer vendors click; never import it"
        if top == "rich":
            assert where in ("render/screen.py", "render/columns.py"), where
        if top == "typer":
            assert layer(path) in ("cli", "commands", "reading", "manual"), where
        if top in ("requests", "urllib3", "httpx", "socket", "ftplib", "smtplib"):
            raise AssertionError(f"{where} reaches for the network")


def test_no_module_prints():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "print":
                raise AssertionError(f"{path} prints")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_only_these_modules_write(path):
    text = path.read_text("utf-8")
    text = text.replace("formatter.write_text(", "")  # help, which Typer writes
    for way in (".write_text(", ".write_bytes(", "sys.stdout.write", "sys.stderr.write"):
        if way in text:
            assert layer(path) in MAY_WRITE, f"{path}: {way}"


def test_modules_are_short():
    long = {str(p): n for p in MODULES if (n := len(p.read_text("utf-8").splitlines())) > 300}
    assert set(long) <= {str(SOURCE / "model.py"), str(SOURCE / "command_tree.py")}, long


def test_commands_are_short():
    for path in (SOURCE / "commands").glob("*.py"):
        assert len(path.read_text("utf-8").splitlines()) <= 80, path


def test_start_up_loads_nothing_heavy():
    import subprocess
    import sys

    code = "import sys; from ldncli import cli, reading; print(sorted(sys.modules))"
    words = [sys.executable, "-c", code]
    loaded = subprocess.run(words, capture_output=True, text=True, check=True)
    heavy = ("rich.table", "rich.markdown", "dataclasses", "tomllib", "tomli_w", "jinja2",
             "numpy", "pydantic", "importlib.metadata", "jsonschema")  # fmt: skip
    for name in heavy:
        assert f"'{name}'" not in loaded.stdout, name
