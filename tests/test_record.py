"""Records are frozen, typed by their annotations and compared by value."""

import pytest

from ldncli.document.blocks import Span
from ldncli.schema.conditions import Downgrade, Finding
from ldncli.schema.record import replace, to_plain


def downgrade(levels: int = 1) -> Downgrade:
    return Downgrade(domain="imprecision", levels=levels, reason="Few people.")


def test_a_record_cannot_be_changed():
    with pytest.raises(AttributeError):
        downgrade().levels = 2
    with pytest.raises(AttributeError):
        del downgrade().levels


def test_equal_values_make_equal_records():
    assert downgrade() == downgrade()
    assert downgrade() != downgrade(2)
    assert len({downgrade(), downgrade(), downgrade(2)}) == 2


def test_missing_and_unknown_fields_are_refused():
    with pytest.raises(TypeError, match="missing text"):
        Span()
    with pytest.raises(TypeError, match="unknown colour"):
        Span(text="x", colour="red")


def test_a_copy_changes_only_what_is_named():
    assert replace(downgrade(), levels=2) == downgrade(2)


def test_records_become_dicts_with_their_defaults():
    finding = Finding(
        outcome="pain",
        outcome_id="pain",
        comparator="placebo",
        studies=("a",),
        direction="mixed",
        effect="e",
        short="s",
        certainty="low",
        downgrades=(downgrade(),),
    )
    plain = to_plain(finding)
    assert plain["studies"] == ["a"]
    assert plain["main"] is False
    assert plain["downgrades"] == [{"domain": "imprecision", "levels": 1, "reason": "Few people."}]
