"""Print how each command's cost grows with the dataset: processor time, and peak memory.

Processor time, not the clock's: other programs on the machine do not count. Each command runs
once on each size, after one run that compiles. Read the last columns: with N times the data, a
command that reads all of it may take N times as long, one that reads a condition as long as that
condition has grown, and none longer.

    python benchmarks/growth.py               1, 16 and 160 times the data, about an hour
    python benchmarks/growth.py --times 1 16  in five minutes
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from repeated import repeat_dataset

ROOT = Path(__file__).parent.parent
COMMANDS = (
    "data validate {data}",
    "conditions",
    "show fm",
    "why fm",
    "compare fm crohns",
    "dosing",
    "dosing fm",
    "map",
    "safety",
    "trials",
    "timeline",
    "mechanism",
    "studies",
    "studies --condition fm",
    "study bruun-2024",
    "search endorphin",
    "ask does it help fatigue",
    "claims bedtime",
    "check tramadol",
    "forest fm",
    "forest fm --output {folder}/forest.svg --force",
    "forest fm --output {folder}/forest.png --force",
    "report fm --output {folder}/report.html --force",
    "export {folder}/all.json --force",
)


class Cost(NamedTuple):
    """Processor time in seconds, peak memory in MB, and the exit status of one run."""

    seconds: float
    peak: int
    status: int


def cost(words: list[str], environ: dict[str, str]) -> Cost:
    """Run the program once and return what it took."""
    argv = [sys.executable, "-m", "ldncli", *words]
    process = subprocess.Popen(argv, env=environ, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = usage.ru_utime + usage.ru_stime
    return Cost(seconds, usage.ru_maxrss // 1024, os.waitstatus_to_exitcode(status))


def main() -> None:
    """Measure every command on the data repeated so many times."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, nargs="+", default=[1, 16, 160])
    sizes = parser.parse_args().times
    one = len(list((ROOT / "data" / "studies").glob("*.toml")))
    found: dict[str, list[Cost]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for times in sizes:
            data = Path(folder) / f"{times}"
            repeat_dataset(ROOT / "data", data, one * times)
            environ = {**os.environ, "XDG_CACHE_HOME": folder, "LDN_DATA": str(data)}
            cost(["about"], environ)  # compiles
            for command in COMMANDS:
                words = command.format(data=data, folder=folder).split()
                found.setdefault(command, []).append(cost(words, environ))
                print(times, command, found[command][-1], file=sys.stderr, flush=True)
    report(found, sizes)


def report(found: dict[str, list[Cost]], sizes: list[int]) -> None:
    """Print a row a command: seconds and memory at each size, and the growth of both."""
    heads = [f"{times} times: s (MB)" for times in sizes]
    print("| command | " + " | ".join(heads) + " | growth |")
    print("|---|" + "---:|" * (len(sizes) + 1))
    for command, costs in found.items():
        cells = [f"{item.seconds:.2f} ({item.peak})" for item in costs]
        growth = costs[-1].seconds / costs[0].seconds
        print(f"| `{command}` | " + " | ".join(cells) + f" | {growth:.1f} |")


if __name__ == "__main__":
    main()
