"""Write the JSON Schemas of the machine-readable output, from the records that it is made of.

Run `python tools/schemas.py` after a change of the model; a test fails while they differ.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from ldncli.evidence.summary import ConditionSummary
from ldncli.pages.condition.show import LISTS
from ldncli.schema.conditions import Condition
from ldncli.schema.knowledge import Mechanism
from ldncli.schema.record import Record
from ldncli.schema.studies import Awaiting, Excluded, Reference, Study, Trial
from ldncli.schema.types import field_types

PLACE = Path(__file__).parent.parent / "docs" / "schemas"
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
GROUP_ITEMS = {"trials": Trial, "excluded": Excluded, "awaiting": Awaiting}


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
        name: {"type": "array", "items": record(GROUP_ITEMS.get(name, Study))} for name in LISTS
    }
    condition, summary = record(Condition), record(ConditionSummary)
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
    "ldn.mechanism/1": items(record(Mechanism)),
    "ldn.studies/1": items(record(Study)),
}


# Pages that arrange their own rows: their schema is read off what they say of real questions.
ASKED: dict[str, tuple[tuple[str, ...], ...]] = {
    "ldn.study/1": tuple(
        ("study", key)
        for key in (
            "bruun-2024",
            "vatvani-2024",
            "cant-2017",
            "smith-2011-crohns",
            "raknes-2018-ibd",
            "cree-2010",
            "dieckmann-2021",
            "terg-2002",
            "eckey-2025",
            "deimling-2022",
        )
    ),
    "ldn.why/1": (("why", "fm"), ("why", "crohns"), ("why", "lupus"), ("why", "hailey hailey")),
    "ldn.compare/1": (("compare", "fm", "ms", "lupus"), ("compare", "bruun-2024", "cree-2010")),
    "ldn.dosing/1": (("dosing", "--full"), ("dosing", "fm")),
    "ldn.trials/1": (("trials",), ("trials", "--silent")),
    "ldn.search/1": (("search", "endorphin"), ("search", "vivid dreams"), ("search", "tramadol")),
    "ldn.claims/1": (("claims",), ("claims", "bedtime")),
    "ldn.safety/1": (("safety", "--full"), ("safety", "surgery"), ("safety", "washout")),
    "ldn.check/1": (("check", "tramadol", "tylenol 3", "sertraline", "tramadal", "xyzopine"),),
    "ldn.cite/1": (("cite", "--all"),),
    "ldn.forest/1": (("forest", "fm"), ("forest", "ms"), ("forest", "crohns")),
    "ldn.map/1": (("map",),),
    "ldn.timeline/1": (("timeline",), ("timeline", "fm")),
    "ldn.handout/1": (("handout", "fm"), ("handout", "crohns"), ("handout", "lupus")),
}
NAMES = {bool: "boolean", int: "integer", float: "number", str: "string", type(None): "null"}


def read_off(values: list[Any]) -> dict[str, Any]:
    """Return a schema that holds all these values: keys that all have are required."""
    found: list[dict[str, Any]] = []
    tables = [value for value in values if isinstance(value, dict)]
    lists = [value for value in values if isinstance(value, list)]
    plain = sorted({NAMES[type(value)] for value in values if not isinstance(value, dict | list)})
    if tables:
        keys = list(dict.fromkeys(key for table in tables for key in table))
        properties = {key: read_off([t[key] for t in tables if key in t]) for key in keys}
        required = [key for key in keys if all(key in table for table in tables)]
        found.append({"type": "object", "properties": properties, "required": required})
    if lists:
        inner = [item for held in lists for item in held]
        found.append({"type": "array", **({"items": read_off(inner)} if inner else {})})
    if "number" in plain and "integer" in plain:
        plain.remove("integer")
    found += [{"type": name} for name in plain]
    return found[0] if len(found) == 1 else {"anyOf": found}


def answers(name: str) -> list[Any]:
    """Return the data that the program gives for the questions of a schema, on the real data."""
    place = ["--data", str(Path(__file__).parent.parent / "data")]
    ldn = [sys.executable, "-m", "ldncli"]
    return [
        json.loads(
            subprocess.run(
                [*ldn, *words, *place, "-f", "json"], capture_output=True, check=False
            ).stdout
        )["data"]
        for words in ASKED[name]
    ]


def envelope(name: str, data: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one command's document."""
    text = {"type": "string", "minLength": 1}
    properties = {
        "schema": {"const": name},
        "dataset_version": text,
        "searched_through": text,
        "command": text,
        "data": data,
        "references": items(record(Reference)),
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
    """Return the text of a schema file that is made from records."""
    return json.dumps(envelope(name, DATA[name]), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for key in DATA:
        written(key).write_text(text(key), "utf-8")
    for key in ASKED:
        made = envelope(key, read_off(answers(key)))
        written(key).write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
