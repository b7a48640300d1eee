"""JSON lines: a field that is filled at all is filled where readers guess its type."""

import pytest

from ldncli.output.line_order import typed_early

A, B, C, D = {"a": 1}, {"b": 1}, {"c": [{"d": 1}]}, {"c": [{"e": 1}]}


@pytest.mark.parametrize(
    ("rows", "lines", "expected"),
    [
        ([A, B, C], 3, [A, B, C]),  # all within
        ([A, A, A, B], 3, [A, A, B, A]),  # the late one ends the first three
        ([A, A, B, C], 3, [A, B, C, A]),  # what gives way is a row that fills nothing new
        ([A, A, A, C, D], 3, [A, C, D, A, A]),  # inner fields too, in their order
        ([A, {"b": None}, {"b": []}, B], 2, [A, B, {"b": None}, {"b": []}]),  # empty is not filled
        ([A, B, C, D], 2, [A, B, C, D]),  # more fields than lines: nothing is lost
    ],
)
def test_the_first_to_fill_a_field_moves_up(rows, lines, expected):
    assert typed_early(rows, lines) == expected
