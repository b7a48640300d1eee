"""The plan of the house, read from the imports: every room in order, and the shape of the code."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from .conftest import SLOW, SLOW_TESTS

SOURCE = Path(__file__).parent.parent / "src" / "ldncli"
MODULES = sorted(SOURCE.rglob("*.py"))
# Every room, from the ground up: each imports only from itself and from rooms above it here.
ROOMS = (
    "__about__",
    "schema",
    "matching",
    "errors",
    "extras",
    "evidence",
    "document",
    "dataset.checks",
    "dataset",
    "output",
    "bibliography",
    "incoming",
    "queries.search",
    "queries.interactions",
    "queries.forest",
    "queries.screening",
    "queries.editions",
    "queries",
    "plots.forest",
    "plots.svg",
    "plots",
    "export",
    "services",
    "api",
    "pages.study",
    "pages.compare",
    "pages.condition",
    "pages",
    "report",
    "cli.completion",
    "cli",
    "cli.mcp",
    "cli.commands.data",
    "cli.commands",
    "__main__",
)
# The package itself loads the public names when a program first asks for one.
PUBLIC = {"__init__": {"__about__", "api", "errors", "schema"}}


def name_of(path: Path) -> str:
    dotted = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    return dotted.removesuffix(".__init__")


NAMES = {name_of(path) for path in MODULES}


def room_of(name: str) -> str:
    """Return the innermost room of a module; a module in none is its own."""
    inside = [room for room in ROOMS if name == room or name.startswith(room + ".")]
    return max(inside, key=len, default=name)


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return every part of a module's code; each file is read once for all tests."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


@cache
def imported(path: Path) -> frozenset[str]:
    """Return every module of ours that one imports, at whatever depth, for types too."""
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ldncli"):
            assert not node.level, f"{path}: write the import in full"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}".removeprefix("ldncli.")
                outer = node.module.removeprefix("ldncli").lstrip(".") or "__init__"
                found.add(inner if inner in NAMES else outer)
        elif isinstance(node, ast.Import):
            assert not any(alias.name.startswith("ldncli") for alias in node.names), path
    return frozenset(found)


def libraries(path: Path) -> set[str]:
    plain = {a.name for n in nodes(path) if isinstance(n, ast.Import) for a in n.names}
    whole = {n.module or "" for n in nodes(path) if isinstance(n, ast.ImportFrom)}
    return {name.split(".")[0] for name in plain | whole}


def test_every_module_has_a_room_in_the_list():
    assert {room_of(name) for name in NAMES} - set(ROOMS) == {"__init__"}
    assert len(list(SOURCE.glob("*.py"))) <= 8, "loose modules: has each a room?"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_up_the_list_alone(path):
    room = room_of(name_of(path))
    for name in imported(path):
        other = room_of(name)
        if room == "__init__":
            assert other.split(".")[0] in PUBLIC[room] | {"__init__"}, name
        elif other != room:
            assert other in ROOMS[: ROOMS.index(room)], f"{name_of(path)} imports {name}"


def test_no_module_imports_itself_by_way_of_others():
    graph = {name_of(path): imported(path) & NAMES for path in MODULES}
    graph["__init__"] = set()  # the package loads its public names only when asked
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        if name not in done:
            for other in graph.get(name, ()):
                visit(other, (*way, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_no_chain_of_rooms_is_longer_than_nine():
    """A floor is a top-level room that stands on another: the longest chain is the height."""
    below: dict[str, set[str]] = {}
    for path in MODULES:
        top = name_of(path).split(".")[0]
        below.setdefault(top, set()).update(name.split(".")[0] for name in imported(path))

    def height(room: str) -> int:
        others = below.get(room, set()) - {room, "__init__"}
        return 1 + max((height(other) for other in others), default=0)

    assert height("__main__") <= 9


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*/__init__.py")), ids=name_of)
def test_a_room_opens_with_one_line(path):
    body = ast.parse(path.read_text("utf-8")).body
    assert len(body) <= 1 and all(isinstance(node, ast.Expr) for node in body), path


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_libraries_stand_where_they_belong(path):
    name = name_of(path)
    found = libraries(path)
    assert "click" not in found, "Typer vendors click; never import it"
    if "rich" in found:
        assert name in ("output.screen", "output.columns", "output.progress"), name
    if "typer" in found:
        assert name.startswith("cli."), name
    network = {"requests", "urllib3", "httpx", "socket", "ftplib", "smtplib"}
    if name != "services.http":  # which `ldn data watch --fetch` alone calls
        assert not found & network, f"{name} reaches for the network"
    if name.split(".")[0] not in ("services", "cli"):
        assert not [other for other in imported(path) if other.startswith("services")], name


def test_no_module_prints():
    for path in MODULES:
        for node in nodes(path):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "print":
                raise AssertionError(f"{path} prints")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_these_modules_write(path):
    text = path.read_text("utf-8")
    text = text.replace("formatter.write_text(", "")  # help, which Typer writes
    # The completion answers the shell at each TAB without loading the rest of the program.
    may = {
        "output.write",
        "__main__",
        "dataset.cache_files",
        "dataset.zipped",
        "cli.completion.answer",
    }
    for way in (".write_text(", ".write_bytes(", "sys.stdout.write", "sys.stderr.write"):
        if way in text:
            assert name_of(path) in may, f"{path}: {way}"


def test_no_code_reads_its_own_messages():
    """What went wrong is a value: no branch on the text of a message."""
    pattern = re.compile(r"\bin (?:str\(error\)|error\.message)|error\.message\.startswith")
    assert not [path for path in MODULES if pattern.search(path.read_text("utf-8"))]


def test_modules_are_short():
    long = {name_of(p): n for p in MODULES if (n := len(p.read_text("utf-8").splitlines())) > 300}
    assert set(long) <= {"cli.completion.command_tree"}, long  # generated


def test_commands_are_short():
    for path in (SOURCE / "cli" / "commands").rglob("*.py"):
        assert len(path.read_text("utf-8").splitlines()) <= 80, path


def test_every_test_that_is_called_slow_is_there():
    tests = Path(__file__).parent
    assert {path.name for path in tests.glob("test_*.py")} >= SLOW
    text = "".join(path.read_text("utf-8") for path in tests.glob("test_*.py"))
    assert [name for name in SLOW_TESTS if f"def {name}" not in text] == []


def test_start_up_loads_nothing_heavy():
    import subprocess
    import sys

    code = "import sys; from ldncli.cli import app, reading; print(sorted(sys.modules))"
    words = [sys.executable, "-c", code]
    loaded = subprocess.run(words, capture_output=True, text=True, check=True)
    heavy = ("rich.table", "rich.markdown", "dataclasses", "tomllib", "tomli", "tomli_w", "jinja2",
             "numpy", "pydantic", "importlib.metadata", "jsonschema")  # fmt: skip
    for name in heavy:
        assert f"'{name}'" not in loaded.stdout, name
