"""Print how long a look-up takes beside one of other Python command lines, without a network.

Each that is installed runs in turn, by way of `python -m`: processor time, medians of 10 runs.

    pip install httpie pipx sqlite-utils && python benchmarks/peers.py
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from run import measure

RUNS = 10
# (the package, what is asked of it): each answers from what is on this machine.
PEERS = (
    ("ldncli", "show fm"),
    ("ldncli", "conditions -f json"),
    ("ldncli", "--version"),
    ("sqlite_utils", "tables {folder}/a.db"),
    ("sqlite_utils", "--version"),
    ("pipx", "environment --value PIPX_HOME"),
    ("pipx", "--version"),
    ("httpie", "--offline --ignore-stdin GET example.org"),
    ("httpie", "--version"),
    ("pip", "--version"),
)


def main() -> None:
    """Print a row a program: median milliseconds, and peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        with sqlite3.connect(Path(folder) / "a.db") as connection:
            connection.execute("CREATE TABLE one (a TEXT)")
        base = {**os.environ, "XDG_CACHE_HOME": folder}
        base.pop("PYTHONDONTWRITEBYTECODE", None)
        programs = {
            f"{package} {words.format(folder='')}": (
                [sys.executable, "-m", package, *words.format(folder=folder).split()], base, False
            )
            for package, words in PEERS
            if find_spec(package)
        }  # fmt: skip
        taken = measure(programs, RUNS)
    print("| call | processor time, ms | peak memory, MB |\n|---|---:|---:|")
    for name, runs in taken.items():
        cpu, peak = statistics.median(item.cpu for item in runs), max(item.peak for item in runs)
        print(f"| `{name}` | {cpu:.0f} | {peak // 1024} |")


if __name__ == "__main__":
    main()
