"""Names without quotes: which words belong together."""

from __future__ import annotations

import pytest

from ldncli.queries.conditions import find_conditions
from ldncli.queries.names import names_in
from ldncli.schema.conditions import Condition, LayWord
from tests.conftest import DATA

KNOWN = {"long covid", "long", "fm", "crohns disease", "crohns", "restless legs syndrome"}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("long covid", ("long covid",)),
        ("fm crohns", ("fm", "crohns")),
        ("crohns disease fm", ("crohns disease", "fm")),
        ("long covid fm", ("long covid", "fm")),
        ("fm fm", ("fm",)),
        ("fm xyz", ("fm", "xyz")),  # what is no name is told as it was typed
        ("broken leg", ("broken leg",)),  # no name at all: one name, asked for as a whole
        ("fm", ("fm",)),
    ],
)
def test_the_longest_name_is_read_first(words, names):
    assert names_in(words.split(), KNOWN.__contains__) == names


def test_every_name_of_the_data_is_read_unquoted(real):
    for label, key, _ in real.names(Condition):
        if len(real.named(Condition, label)) == 1:
            assert find_conditions(real, label.split()) == (key,), label
    for label, _, _ in real.names(LayWord):
        assert find_conditions(real, label.split()), label


@pytest.mark.parametrize(
    "words",
    [
        "show long covid",
        "why restless legs",
        "forest crohn's",
        "dosing long covid",
        "trials restless legs",
        "handout long covid",
        "timeline long covid",
        "cite bruun 2024",
        "cite long covid fm",
        "compare long covid fm",
    ],
)
def test_each_command_takes_names_unquoted(ldn, words):
    assert ldn(*words.split(), data=DATA).code == 0
