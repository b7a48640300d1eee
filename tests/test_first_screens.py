"""What stands on the first screen of each command, 80 by 24: the answer, and nothing cut off."""

import pytest

from ldncli.cli.command_table import COMMANDS

SCREEN = 24
FIRST = {
    "home": [],
    "ask": ["ask", "does it help exampleitis"],
    "ask-opioid": ["ask", "can I take tramadol with it"],
    "ask-nothing": ["ask", "xylophone lessons"],
    "conditions": ["conditions"],
    "show": ["show", "exampleitis"],
    "mechanism": ["mechanism"],
    "studies": ["studies"],
    "study": ["study", "author 2024"],
    "compare": ["compare", "exampleitis", "samplodynia"],
    "why": ["why", "exampleitis"],
    "dosing": ["dosing"],
    "trials": ["trials"],
    "forest": ["forest", "exampleitis"],
    "map": ["map"],
    "timeline": ["timeline", "exampleitis"],
    "search": ["search", "pain"],
    "claims": ["claims"],
    "safety": ["safety"],
    "check": ["check", "tramadol"],
    "cite": ["cite", "exampleitis"],
    "about": ["about"],
    "changes": ["changes", "--since", "2025"],
}
# They write files or scripts, or have no record in the small dataset.
WITHOUT = {"data", "export", "report", "site", "serve", "handout", "completion", "mcp"}
WITHOUT |= {"practice", "positions"}


def test_every_page_has_its_first_screen():
    assert set(COMMANDS) - WITHOUT <= FIRST.keys()


@pytest.mark.parametrize("name", FIRST)
def test_the_first_screen(ldn, golden, name):
    lines = ldn(*FIRST[name], tty=True, width=80, NO_COLOR="1").out.splitlines()
    assert max(map(len, lines)) <= 80
    golden(f"first/{name}.txt", "\n".join(lines[:SCREEN]) + "\n")
