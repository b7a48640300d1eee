"""Print how long each command takes, as a ratio to a minimal Typer program on this machine.

Runs are interleaved, so that whatever else the machine does falls on all alike; medians of
at least 20 runs each. Nothing is asserted: read the ratios beside their targets.

    python benchmarks/run.py            every ratio, about five minutes
    python benchmarks/run.py --runs 40  more runs
    python benchmarks/run.py --small    the data as it is alone, about a minute
    python benchmarks/run.py --cpu      processor time, on a machine that others use too
"""

from __future__ import annotations

import argparse
import os
import pty
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from repeated import repeat_dataset

FLOOR = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(name: str) -> None:
    {body}
app()
"""
LINE = 'print("one line")'
TABLE = """from rich.console import Console
    from rich.table import Table
    table = Table("a", "b")
    table.add_row("1", "2")
    Console().print(table)"""


class Case(NamedTuple):
    """One command, the floor that it is held against, and the most it should take."""

    name: str
    words: tuple[str, ...]
    floor: str
    target: float
    tty: bool = False
    environ: tuple[tuple[str, str], ...] = ()


COMPLETE = (("_LDN_COMPLETE", "values"), ("LDN_WORD", "fib"))
CASES = (
    Case("conditions -f json", ("conditions", "-f", "json"), "typer", 0.65),
    Case("conditions -f csv", ("conditions", "-f", "csv"), "typer", 0.65),
    Case("conditions, piped", ("conditions",), "typer", 0.65),
    Case("show fm -f json", ("show", "fm", "-f", "json"), "typer", 0.65),
    Case("show fm -f csv", ("show", "fm", "-f", "csv"), "typer", 0.65),
    Case("show fm, piped", ("show", "fm"), "typer", 0.65),
    Case("conditions, terminal", ("conditions",), "table", 0.75, tty=True),
    Case("show fm, terminal", ("show", "fm"), "table", 0.75, tty=True),
    Case("complete show fib", ("show",), "typer", 1.10, environ=COMPLETE),
    Case("--version", ("--version",), "python", 1.30),
    Case("--help", ("--help",), "typer", 1.20),
    Case("usage error", ("conditions", "--nonsense"), "typer", 1.20),
    Case("study bruun-2024, piped", ("study", "bruun-2024"), "typer", 0.65),
    Case("why fm, piped", ("why", "fm"), "typer", 0.65),
    Case("search endorphin, piped", ("search", "endorphin"), "typer", 0.65),
    Case("claims bedtime, piped", ("claims", "bedtime"), "typer", 0.65),
    Case("check tramadol, piped", ("check", "tramadol"), "typer", 0.65),
    Case("check tramadol, terminal", ("check", "tramadol"), "table", 0.75, tty=True),
    Case("ask does it help fatigue, piped", ("ask", "does it help fatigue"), "typer", 0.65),
    Case("search endorphin, terminal", ("search", "endorphin"), "table", 0.75, tty=True),
)


class Measured(NamedTuple):
    """Time by the clock and of the processor in milliseconds, and peak memory in KiB, of a run."""

    wall: float
    cpu: float
    peak: int


def run_once(argv: list[str], environ: dict[str, str], tty: bool) -> Measured:
    """Run a program once, on a pseudo-terminal or into a pipe that is read to its end."""
    master, slave = pty.openpty() if tty else os.pipe()
    reader = threading.Thread(target=_drain, args=(master,), daemon=True)
    reader.start()
    start = time.perf_counter()
    process = subprocess.Popen(
        argv, env=environ, stdin=subprocess.DEVNULL, stdout=slave, stderr=subprocess.DEVNULL
    )
    os.close(slave)
    _, _, usage = os.wait4(process.pid, 0)
    taken = (time.perf_counter() - start) * 1000
    reader.join(5)
    return Measured(taken, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss)


def _drain(descriptor: int) -> None:
    try:
        while os.read(descriptor, 65536):
            pass
    except OSError:
        pass
    finally:
        os.close(descriptor)


def floors() -> dict[str, list[str]]:
    """Return the programs that ours are held against."""
    python = sys.executable
    return {
        "python": [python, "-c", "pass"],
        "typer": [python, "-c", FLOOR.format(body=LINE), "x"],
        "table": [python, "-c", FLOOR.format(body=TABLE), "x"],
    }


def measure(
    programs: dict[str, tuple[list[str], dict[str, str], bool]], runs: int
) -> dict[str, list[Measured]]:
    """Run every program in turn, `runs` times over, after one run each to warm up."""
    taken: dict[str, list[Measured]] = {name: [] for name in programs}
    for turn in range(runs + 1):
        for name, (argv, environ, tty) in programs.items():
            once = run_once(argv, environ, tty)
            if turn:
                taken[name].append(once)
    return taken


def median(found: list[Measured], *, cpu: bool = False) -> float:
    """Return the median time."""
    return statistics.median(item.cpu if cpu else item.wall for item in found)


def main() -> None:
    """Measure with the data as it is, and again repeated to 5,000 studies in two ways."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--cpu", action="store_true")
    parser.add_argument("--small", action="store_true")
    options = parser.parse_args()
    root = Path(__file__).parent.parent
    with tempfile.TemporaryDirectory() as folder:
        deep, wide = Path(folder) / "deep", Path(folder) / "wide"
        places = {"full data": root / "data"}
        if not options.small:
            repeat_dataset(root / "data", deep, studies=5000)
            repeat_dataset(root / "data", wide, studies=5000, conditions=True)
            places |= {"5,000 deep": deep, "5,000 wide": wide}
        base = {**os.environ, "XDG_CACHE_HOME": folder, "TERM": "xterm-256color", "COLUMNS": "80"}
        base["LDN_PAGER"] = ""  # on a terminal a long answer would wait for its reader
        base.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        programs: dict[str, tuple[list[str], dict[str, str], bool]] = {}
        for name, argv in floors().items():
            programs[name] = (argv, base, name == "table")
        script = Path(sys.executable).parent / "ldn"
        ldn = [str(script)] if script.exists() else [sys.executable, "-m", "ldncli"]
        for place, directory in places.items():
            for case in CASES:
                environ = {**base, "LDN_DATA": str(directory), **dict(case.environ)}
                programs[f"{place}|{case.name}"] = ([*ldn, *case.words], environ, case.tty)
        taken = measure(programs, options.runs)
    report(taken, list(places), cpu=options.cpu)


def report(taken: dict[str, list[Measured]], places: list[str], *, cpu: bool) -> None:
    """Print each ratio beside its target."""
    floor = {name: median(taken[name], cpu=cpu) for name in ("python", "typer", "table")}
    print("  ".join(f"{name} floor {ms:.1f} ms" for name, ms in floor.items()))
    print(f"{'':32}{'target':>8}" + "".join(f"{place:>16}" for place in places))
    for case in CASES:
        ratios = [
            median(taken[f"{place}|{case.name}"], cpu=cpu) / floor[case.floor] for place in places
        ]
        marks = "".join(f"{r:>15.2f}{' ' if r <= case.target else '!'}" for r in ratios)
        print(f"{case.name + ' / ' + case.floor:32}{case.target:>8.2f}{marks}")
    if len(places) > 1:
        small, deep, wide = (median(taken[f"{place}|show fm, piped"], cpu=cpu) for place in places)
        grown = f"{deep / small:>15.2f}{wide / small:>16.2f}"
        print(f"{'show: against full data':32}{1.5:>8.2f}{'':16}{grown}")
        print(
            "deep: the same conditions, each with 17 times the studies. "
            "wide: 17 times the conditions."
        )
    table = max(item.peak for item in taken["table"])
    for place in places:
        peak = max(item.peak for item in taken[f"{place}|show fm, terminal"])
        print(f"{'peak memory of show / table':32}{1.5:>8.2f}{peak / table:>15.2f}  ({place})")


if __name__ == "__main__":
    main()
