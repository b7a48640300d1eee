"""Print the processor time of each look-up beside that of another checkout, in pairs.

Each pair runs one checkout after the other, with its own data, so that whatever else the machine
does falls on both alike. Compiled files and bytecode are made by a first run that does not count.

    git worktree add ../before 155e5b3
    python benchmarks/pairs.py ../before
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from run import run_once

ROOT = Path(__file__).parent.parent
CALLS = (
    "show fm",
    "conditions",
    "study bruun-2024",
    "check tramadol",
    "search endorphin",
    "claims bedtime",
    "why fm",
)


def cost(checkout: Path, words: list[str], folder: str) -> float:
    """Run one checkout's program once, piped, and return its processor time in milliseconds."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(checkout / "src"),
        "LDN_DATA": str(checkout / "data"),
        "XDG_CACHE_HOME": folder,
        "PYTHONPYCACHEPREFIX": folder,
    }
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return run_once([sys.executable, "-m", "ldncli", *words], environ, tty=False).cpu


def main() -> None:
    """Print a row a call: both medians, and the median of the ratios within a pair."""
    parser = argparse.ArgumentParser()
    parser.add_argument("before", type=Path)
    parser.add_argument("--pairs", type=int, default=20)
    options = parser.parse_args()
    print("| call | before, ms | now, ms | ratio |")
    print("|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for call in CALLS:
            words = call.split()
            every = [
                (cost(options.before.resolve(), words, folder), cost(ROOT, words, folder))
                for _ in range(options.pairs + 1)
            ][1:]
            before, now = (statistics.median(times) for times in zip(*every, strict=True))
            ratio = statistics.median(after / first for first, after in every)
            print(f"| `{call}` | {before:.0f} | {now:.0f} | {ratio:.2f} |", flush=True)


if __name__ == "__main__":
    main()
