"""No command but `ldn data watch --fetch` opens a connection: seen from inside the interpreter."""

import socket
import sys

import pytest

from ldncli.cli.command_table import COMMANDS, DATA_COMMANDS
from tests.conftest import HERE, TINY
from tests.stand_in import standing_in

RIS = str(HERE / "fixtures" / "incoming" / "manager.ris")
# Each command so that it does its work; `{}` is a new place to write to.
CALLS = {
    "ask": "ask does it help exampleitis",
    "conditions": "conditions",
    "show": "show exampleitis --full",
    "mechanism": "mechanism",
    "studies": "studies",
    "study": "study author-2024",
    "compare": "compare exampleitis mockache",
    "why": "why exampleitis",
    "dosing": "dosing",
    "trials": "trials",
    "forest": "forest exampleitis -o {}.svg",
    "map": "map -o {}.svg",
    "timeline": "timeline -o {}.svg",
    "practice": "practice",
    "positions": "positions",
    "search": "search dreams",
    "claims": "claims",
    "safety": "safety",
    "check": "check tramadol sertraline",
    "cite": "cite exampleitis -f ris",
    "export": "export {}.sqlite",
    "report": "report --output {}.html",
    "site": "site {}",
    "handout": "handout exampleitis -o {}.html",
    "about": "about",
    "changes": "changes --since 2026",
    "data diff": f"data diff {TINY}",
    "completion": "completion bash",
    "data validate": f"data validate {TINY}",
    "data new": "data new study --like author-2024",
    "data watch": "data watch exampleitis",
    "data triage": f"data triage {RIS} -o {{}} --screening {{}}.ris",
    "data vocabulary": "data vocabulary direction",
    "data schema": "data schema list",
}
# They listen until they are stopped, on this machine and on a pipe: tests/browser/test_serve.py
# and tests/test_mcp.py.
LISTENING = {"serve", "mcp"}
OPENED = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
watching: list[list[str]] = []


def _hook(event: str, _: object) -> None:
    if watching and event in OPENED:
        watching[-1].append(event)


sys.addaudithook(_hook)  # sees what any library does, in C too; it cannot be taken away again


@pytest.fixture
def opened():
    """Return the connections that are opened from now on."""
    events: list[str] = []
    watching.append(events)
    yield events
    watching.remove(events)


def test_every_command_is_watched():
    every = {*COMMANDS, *(f"data {name}" for name in DATA_COMMANDS)} - {"data"}
    assert set(CALLS) == every - LISTENING


@pytest.mark.parametrize("name", CALLS)
def test_no_command_opens_a_connection(ldn, tmp_path, opened, name):
    words = [word.format(tmp_path / "new") for word in CALLS[name].split()]
    ran = ldn(*words)
    assert ran.code in (0, 3, 4), (
        ran.err
    )  # the small dataset has no positions, and tramadol is serious
    assert opened == []


def test_the_watch_sees_a_connection(opened, monkeypatch, ldn, tmp_path):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with standing_in() as (answers, base):
        monkeypatch.setenv("LDN_EUTILS", base)
        monkeypatch.setenv("LDN_CLINICALTRIALS", base)
        ldn("data", "watch", "--fetch", "--email", "a@example.org", "-o", str(tmp_path / "new"))
        assert answers.asked
    assert "socket.connect" in opened
    opened.clear()
    with pytest.raises(OSError), socket.socket() as plain:
        plain.connect(("127.0.0.1", 9))
    assert opened == ["socket.connect"]
