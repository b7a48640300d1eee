"""Write the JSON Schemas of the machine-readable output, from the records that it is made of.

Run `python tools/schemas.py` after a change of the model; a test fails while they differ.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from ldncli import model
from ldncli.certainty import ConditionSummary
from ldncli.checks.shape import field_types
from ldncli.pages.show import GROUPS
from ldncli.record import Record

PLACE = Path(__file__).parent.parent / "docs" / "schemas"
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
GROUP_ITEMS = {"trials": model.Trial, "excluded": model.Excluded, "awaiting": model.Awaiting}


def of(hint: Any) -> dict[str, Any]:
    """Return the schema of one annotation."""
    if get_origin(hint) in (Union, UnionType):
        inner = [item for item in get_args(hint) if item is not NoneType]
        return {"anyOf": [*(of(item) for item in inner), {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": of(get_args(hint)[0])}
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if isinstance(hint, type) and issubclass(hint, Record):
        return record(hint)
    return {"type": PLAIN[hint]}


def record(cls: type[Record]) -> dict[str, Any]:
    """Return the schema of one record: every field is always there, unknown ones as null."""
    properties = {name: of(hint) for name, hint in field_types(cls).items()}
    return {"type": "object", "properties": properties, "required": list(properties)}


def shown() -> dict[str, Any]:
    """Return the schema of what `ldn show` says of one condition."""
    groups = {
        name: {"type": "array", "items": record(GROUP_ITEMS.get(name, model.Study))}
        for name in GROUPS
    }
    condition, summary = record(model.Condition), record(ConditionSummary)
    properties = {**condition["properties"], **summary["properties"], **groups}
    return {"type": "object", "properties": properties, "required": list(properties)}


def items(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list."""
    return {"type": "array", "items": schema}


DATA: dict[str, dict[str, Any]] = {
    "ldn.home/1": {"type": "object"},
    "ldn.about/1": {"type": "object"},
    "ldn.conditions/1": items(record(ConditionSummary)),
    "ldn.show/1": items(shown()),
    "ldn.mechanism/1": items(record(model.Mechanism)),
    "ldn.studies/1": items(record(model.Study)),
}


def envelope(name: str, data: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one command's document."""
    text = {"type": "string", "minLength": 1}
    properties = {
        "schema": {"const": name},
        "dataset_version": text,
        "searched_through": text,
        "command": text,
        "data": data,
        "references": items(record(model.Reference)),
        "notice": text,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def written(name: str) -> Path:
    """Return the file of one schema."""
    return PLACE / (name.removeprefix("ldn.").replace("/", ".") + ".json")


def text(name: str) -> str:
    """Return the text of one schema file."""
    return json.dumps(envelope(name, DATA[name]), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for key in DATA:
        written(key).write_text(text(key), "utf-8")
