"""Print how long `ldn mcp` takes to start, and to answer each tool, over a real pipe.

Targets: started in under 1.5 s, an answer in under 20 ms. Medians; nothing is asserted. The
time of an answer is that from the line sent to the line read, so that the checks of a client,
which take as long again, are not counted.

    python benchmarks/assistant.py            5 starts, 20 rounds of every tool
    python benchmarks/assistant.py --rounds 5
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict

START, ANSWER = 1500, 20  # ms
WARM = 3  # seconds that an assistant leaves before its first question, at the least
HELLO = {
    "protocolVersion": "2025-06-18",
    "capabilities": {},
    "clientInfo": {"name": "benchmark", "version": "1"},
}
QUESTIONS = (
    ("ask", {"question": "does it help with brain fog"}),
    ("show", {"condition": "fm"}),
    ("study", {"name": "bruun-2024"}),
    ("studies", {}),
    ("search", {"words": "vivid dreams"}),
    ("check", {"medicines": ["codeine", "ibuprofen", "nonsense"]}),
    ("claims", {"words": "opioids"}),
    ("safety", {"topic": "pregnancy"}),
    ("practice", {"words": "missed dose"}),
    ("why", {"condition": "fm"}),
    ("forest", {"condition": "fm"}),
    ("trials", {"condition": "fm"}),
    ("positions", {}),
    ("cite", {"name": "fm"}),
)


class Server:
    """A running server, asked a line at a time."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self._number = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ldncli", "mcp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ,
        )

    def ask(self, method: str, params: dict[str, object]) -> bytes:
        """Send a request and return the line that answers it."""
        self._number += 1
        self.tell({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        assert self._process.stdout
        return self._process.stdout.readline()

    def tell(self, message: dict[str, object]) -> None:
        """Send a line."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(message).encode() + b"\n")
        self._process.stdin.flush()

    def started(self) -> float:
        """Shake hands; return the milliseconds since the process was begun."""
        self.ask("initialize", HELLO)
        taken = (time.perf_counter() - self.began) * 1000
        self.tell({"jsonrpc": "2.0", "method": "notifications/initialized"})
        return taken

    def leave(self) -> None:
        """End its input, and wait."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(30)


def processor() -> float:
    """Return the milliseconds of processor time of every process that was waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (usage.ru_utime + usage.ru_stime) * 1000


def starts(times: int) -> list[tuple[float, float]]:
    """Return wall and processor time of some starts, after one that compiles data and code.

    Processor time is that from start to end, and says what a machine that is busy hides.
    """
    taken = []
    for _ in range(times + 1):
        before, server = processor(), Server()
        wall = server.started()
        server.leave()
        taken.append((wall, processor() - before))
    return taken[1:]


def answers(rounds: int) -> dict[str, list[float]]:
    """Return the times of each tool; the first round is the first question of a session."""
    server = Server()
    server.started()
    time.sleep(WARM)
    taken = defaultdict(list)
    for _ in range(rounds):
        for name, arguments in QUESTIONS:
            begun = time.perf_counter()
            line = server.ask("tools/call", {"name": name, "arguments": arguments})
            taken[name].append((time.perf_counter() - begun) * 1000)
            assert not json.loads(line)["result"].get("isError"), line
    server.leave()
    return taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        begun = starts(5)
        started = statistics.median(wall for wall, _ in begun)
        print(
            f"{'start':12}{started:8.0f} ms   target {START}{over(started, START)}"
            f"   quickest {min(wall for wall, _ in begun):.0f}"
            f", processor {min(used for _, used in begun):.0f}"
        )
        for name, taken in answers(options.rounds).items():
            usual = statistics.median(taken)
            print(
                f"{name:12}{usual:8.1f} ms   target {ANSWER}{over(usual, ANSWER)}"
                f"   first {taken[0]:.1f}, quickest {min(taken):.1f}"
            )


def over(taken: float, target: float) -> str:
    """Return the mark of a target that was missed."""
    return " !" if taken > target else "  "


if __name__ == "__main__":
    main()
