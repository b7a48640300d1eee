"""The template engine, and the policy that lets a page run its own script and nothing else."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from ldncli.extras import needed

if TYPE_CHECKING:
    from jinja2 import Environment

EXTRA = "report"


def environment() -> Environment:
    """Return the engine; every value is escaped, and a missing one is an error."""
    jinja2 = needed("jinja2", EXTRA)
    engine: Environment = jinja2.Environment(
        loader=jinja2.PackageLoader("ldncli", "report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,  # the templates are those of the installed program
    )
    engine.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return engine


def asset(engine: Environment, name: str) -> str:
    """Return a style sheet or script of the package."""
    assert engine.loader is not None  # noqa: S101
    return engine.loader.get_source(engine, f"assets/{name}")[0]


def draw(template: str, *, style: str, scripts: tuple[str, ...] = (), **values: object) -> str:
    """Draw a whole document with its style and script inside, each allowed by its hash."""
    markup = needed("markupsafe", EXTRA).Markup
    engine = environment()
    css = asset(engine, style)
    # Each its own element: one that cannot be read stops itself alone.
    sources = tuple(asset(engine, name) for name in scripts)
    return engine.get_template(f"templates/{template}").render(
        css=markup(css), scripts=map(markup, sources), policy=policy(css, sources), **values
    )


def policy(css: str, sources: tuple[str, ...]) -> str:
    """Return the Content-Security-Policy of a page with this style and these scripts."""
    scripts = " ".join(f"'sha256-{_digest(source)}'" for source in sources) or "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            f"style-src 'sha256-{_digest(css)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
