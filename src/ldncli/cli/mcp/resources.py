"""What an assistant may read without a question: method, bottom line, each condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcp import types

from ldncli.cli.mcp.answers import text
from ldncli.schema.conditions import Condition

if TYPE_CHECKING:
    from ldncli.cli.mcp.kept import Kept
    from ldncli.document.page import Page

MARKDOWN = "text/markdown"
METHOD, BOTTOM_LINE, CONDITIONS = "ldn://method", "ldn://bottom-line", "ldn://conditions"
CONDITION = "ldn://conditions/{id}"
RESOURCES = (
    types.Resource(
        uri=BOTTOM_LINE,
        name="bottom-line",
        title="The bottom line on LDN",
        description="What the evidence says as a whole, and how many conditions point each way.",
        mime_type=MARKDOWN,
    ),
    types.Resource(
        uri=METHOD,
        name="method",
        title="How this was made",
        description="Doses, sources, search, method, known gaps, licence.",
        mime_type=MARKDOWN,
    ),
    types.Resource(
        uri=CONDITIONS,
        name="conditions",
        title="Every condition",
        description="Each condition with what was found, how sure that is, and in how many people.",
        mime_type=MARKDOWN,
    ),
)
TEMPLATES = (
    types.ResourceTemplate(
        uri_template=CONDITION,
        name="condition",
        title="One condition",
        description="The verdict, each finding with its certainty, the studies, the sources.",
        mime_type=MARKDOWN,
    ),
)


def read(dataset: Kept, uri: str) -> str | None:
    """Return the text of a resource, or None where there is none of this address.

    Raises NotFound for a condition that is none.
    """
    key = uri.removeprefix(CONDITION.removesuffix("{id}"))
    if uri == METHOD:
        return text(dataset, _about(dataset))
    if uri == BOTTOM_LINE:
        return text(dataset, _home(dataset))
    if uri == CONDITIONS:
        return text(dataset, _conditions(dataset))
    return text(dataset, _condition(dataset, key)) if key != uri else None


def condition_ids(dataset: Kept, begun: str) -> list[str]:
    """Return the ids of conditions one of whose names begins so."""
    return list(dict.fromkeys(key for _, key, _ in dataset.names(Condition, begun)))


def _about(dataset: Kept) -> Page:
    from ldncli.pages import about
    from ldncli.queries.overview import overview

    return about.about(overview(dataset))


def _home(dataset: Kept) -> Page:
    from ldncli.pages import about
    from ldncli.queries.overview import overview

    return about.home(overview(dataset))


def _conditions(dataset: Kept) -> Page:
    from ldncli.pages import conditions
    from ldncli.queries.conditions import summaries

    return conditions.page(summaries(dataset))


def _condition(dataset: Kept, name: str) -> Page:
    from urllib.parse import unquote

    from ldncli.pages.condition import show
    from ldncli.queries.conditions import find_condition, report

    return show.page((report(dataset, find_condition(dataset, unquote(name))),), full=True)
