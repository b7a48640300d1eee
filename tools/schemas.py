"""Write the JSON Schemas of the machine-readable output, from the types that it is made of.

Run `python -m tools.schemas` after a change of a record; a test fails while they differ.

Each schema is read off the type of a page's data alone, never off the output that it checks.
Every record is one part under `$defs`, by its name. A later minor version may add keys, so
nothing forbids those that are not named here; every key that is named is always there.
"""

from __future__ import annotations

import ast
import json
import sys
import textwrap
from functools import cache
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from ldncli.schema import field_meanings, values, vocabulary
from ldncli.schema.record import Record

PLACE = Path(__file__).parent.parent / "src" / "ldncli" / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
WIDTH = 100  # as wide as the lines of the code
Schema = dict[str, Any]

# The name of a page's data, then the module of its type and how the type is written there.
PAGES: dict[str, tuple[str, str]] = {
    "ldn.home/1": ("about", "OverviewData"),
    "ldn.about/1": ("about", "OverviewData"),
    "ldn.conditions/1": ("conditions", "tuple[ConditionSummary, ...]"),
    "ldn.show/1": ("condition.data", "tuple[ConditionEvidence, ...]"),
    "ldn.mechanism/1": ("mechanism", "tuple[Mechanism, ...]"),
    "ldn.studies/1": (
        "studies",
        "tuple[Study, ...] | tuple[Excluded, ...] | tuple[Awaiting, ...]",
    ),
    "ldn.study/1": ("study.data", "StudyEvidence"),
    "ldn.why/1": ("why", "VerdictTrace"),
    "ldn.compare/1": (
        "compare.conditions",
        "tuple[ComparedCondition, ...] | tuple[Study, ...]",
    ),
    "ldn.dosing/1": ("dosing", "tuple[StudyDose, ...]"),
    "ldn.trials/1": ("trials", "tuple[RegisteredTrial, ...]"),
    "ldn.search/1": ("search", "tuple[SearchHit, ...]"),
    "ldn.claims/1": ("claims", "tuple[Claim, ...]"),
    "ldn.safety/1": (
        "safety",
        "tuple[NotePart | HarmPart | PooledHarmPart | WashoutPart, ...]",
    ),
    "ldn.check/1": ("check_data", "tuple[CheckedName, ...]"),
    "ldn.cite/1": ("cite", "tuple[CitedReference, ...]"),
    "ldn.forest/2": ("forest_data", "ForestData"),
    "ldn.map/1": ("evidence_map", "tuple[MappedCondition, ...]"),
    "ldn.timeline/1": ("timeline", "tuple[DatedStudy, ...]"),
    "ldn.handout/1": ("handout_data", "HandoutData"),
    "ldn.ask/1": ("ask", "AnswerData"),
    "ldn.changes/1": ("changes", "tuple[Change, ...]"),
    "ldn.diff/1": ("edition_diff", "EditionDifference"),
    "ldn.practice/1": ("everyday", "tuple[Practice, ...]"),
    "ldn.positions/1": ("everyday", "tuple[Position, ...]"),
}


@cache
def names_in(module: str) -> dict[str, Any]:
    """Return the names that annotations of a module may use, those for type checkers too."""
    loaded = import_module(module)
    tree = ast.parse(Path(str(loaded.__file__)).read_text("utf-8"))
    checked = [
        statement
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for statement in node.body
    ]
    names = dict(vars(loaded))
    for statement in checked:
        if isinstance(statement, ast.ImportFrom) and str(statement.module).startswith("ldncli"):
            names |= {a.name: _named(str(statement.module), a.name) for a in statement.names}
        else:
            exec(compile(ast.Module([statement], []), module, "exec"), names)
    return names


def _named(module: str, name: str) -> Any:
    """Return what a module calls this, be it there for type checkers alone."""
    loaded = vars(import_module(module))
    return loaded[name] if name in loaded else names_in(module)[name]


def written_in(module: str, annotation: str) -> Any:
    """Return the type that an annotation stands for in its module."""
    return eval(annotation, names_in(module))


def limit(rule: object) -> Schema:
    """Return the range or form of a value in the words of JSON Schema, where it has them."""
    if isinstance(rule, values.Range):
        lowest = "exclusiveMinimum" if rule.without_lowest else "minimum"
        return {lowest: rule.lowest, "maximum": rule.highest}
    if isinstance(rule, values.Form):
        return {"description": rule.says, "pattern": f"^(?:{rule.pattern})$"}
    if isinstance(rule, values.Calendar):
        return {"format": "date"} if rule.parts == (3,) else {}
    return {}


class Parts:
    """The schemas of the records that a page's data are made of, each written once."""

    def __init__(self) -> None:
        self.defs: dict[str, Schema] = {}
        self._classes: dict[str, type[Record]] = {}

    def of(self, hint: Any) -> Schema:
        """Return the schema of one type; a record is a reference to its part."""
        origin, inner = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            return self._one_of(inner)
        if origin is tuple and Ellipsis not in inner:
            return {"type": "array", "prefixItems": [self.of(item) for item in inner]}
        if origin is tuple:
            return {"type": "array", "items": self.of(inner[0])}
        if origin is Literal:
            return self._shared(hint, {"type": "string", "enum": list(inner)})
        if origin is Annotated:
            return self._shared(hint, {**self.of(inner[0]), **limit(inner[1])})
        if getattr(origin, "__name__", "") == "Sequence":
            return {"type": "array", "items": self.of(inner[0])}
        if getattr(origin, "__name__", "") == "Mapping":
            keys, values = map(self.of, inner)
            return {"type": "object", "propertyNames": keys, "additionalProperties": values}
        if isinstance(hint, type) and issubclass(hint, Record):
            return self._reference(hint)
        return {"type": PLAIN[hint]}

    def _shared(self, hint: Any, schema: Schema) -> Schema:
        """Return a vocabulary, or a value of a form, as a part by its name in the program."""
        names = {**vars(vocabulary), **vars(values)}
        name = next((key for key, value in names.items() if value == hint), "")
        if not name:
            return schema
        self.defs[name] = schema
        return {"$ref": f"#/$defs/{name}"}

    def _one_of(self, members: tuple[Any, ...]) -> Schema:
        schemas = [self.of(member) for member in members if member is not NoneType]
        if NoneType not in members:
            return {"anyOf": schemas}
        if len(schemas) == 1 and "type" in schemas[0]:
            (schema,) = schemas
            words = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
            return {**schema, "type": [schema["type"], "null"], **words}
        return {"anyOf": [*schemas, {"type": "null"}]}

    def _reference(self, cls: type[Record]) -> Schema:
        name = cls.__name__
        if self._classes.setdefault(name, cls) is not cls:
            raise TypeError(f"two records are called {name}")
        if name not in self.defs:
            self.defs[name] = {}  # a record may hold itself
            self.defs[name] = self._record(cls)
        return {"$ref": f"#/$defs/{name}"}

    def _record(self, cls: type[Record]) -> Schema:
        """Return a record's own fields, after the records whose fields it has too."""
        bases = [self._reference(base) for base in cls.__bases__ if base is not Record]
        own = {
            name: self._field(cls, name, written_in(cls.__module__, annotation))
            for name, annotation in cls.__annotations__.items()
        }
        return {
            "description": (cls.__doc__ or "").partition("\n")[0],
            "type": "object",
            **({"allOf": bases} if bases else {}),
            "properties": own,
            "required": list(own),
        }

    def _field(self, cls: type[Record], name: str, hint: Any) -> Schema:
        schema = self.of(hint)
        known = name in field_meanings.FIELDS or (cls.__name__, name) in field_meanings.OWN
        if cls.__module__.startswith("ldncli.schema.") and known:
            return {"description": field_meanings.says(cls, name), **schema}
        return schema


def document(name: str) -> Schema:
    """Return the schema of one command's document: its envelope, with the data inside."""
    parts = Parts()
    page, annotation = PAGES[name]
    data = parts.of(written_in(f"ldncli.pages.{page}", annotation))
    references = parts.of(written_in("ldncli.document.page", "tuple[Reference, ...]"))
    text = {"type": "string", "minLength": 1}
    properties = {
        "schema": {"const": name},
        "dataset_version": text,
        "searched_through": text,
        "command": text,
        "data": data,
        "references": references,
        "notice": text,
    }
    return {
        "$schema": DIALECT,
        "$id": "urn:ldn:schema:" + name.removeprefix("ldn.").replace("/", ":"),
        "title": name,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": dict(sorted(parts.defs.items())),
    }


def written(name: str) -> Path:
    """Return the file of one schema."""
    return PLACE / (name.removeprefix("ldn.").replace("/", ".") + ".json")


def text(name: str) -> str:
    """Return the text of a schema file."""
    return laid_out(document(name), 0) + "\n"


def laid_out(value: Any, indent: int) -> str:
    """Return JSON with whatever fits on a line on one line, so that a person can read it."""
    line = json.dumps(value, ensure_ascii=False)
    if indent + len(line) <= WIDTH or not isinstance(value, dict | list):
        return line
    space = " " * (indent + 1)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return _filled(line, indent)
    if isinstance(value, list):
        items = [space + laid_out(item, indent + 1) for item in value]
        return "[\n" + ",\n".join(items) + "\n" + " " * indent + "]"
    rows = [f"{space}{json.dumps(k)}: {laid_out(v, indent + 1)}" for k, v in value.items()]
    return "{\n" + ",\n".join(rows) + "\n" + " " * indent + "}"


def _filled(line: str, indent: int) -> str:
    """Break a list of words between them."""
    space = " " * (indent + 1)
    words = textwrap.wrap(
        line[1:-1], WIDTH, initial_indent=space, subsequent_indent=space, break_on_hyphens=False
    )
    return "\n".join(["[", *words, " " * indent + "]"])


def main() -> int:
    """Write the schema of every page; those of earlier major versions stay as they are."""
    PLACE.mkdir(exist_ok=True)
    for name in PAGES:
        written(name).write_text(text(name), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
