"""The options that every reading command shares, declared once: as the fields of a record.

An annotation here is read at run time by Typer, so it is never put off as text.
"""

from typing import Annotated

from ldncli.cli.parameters import Option
from ldncli.cli.renderers import Format
from ldncli.output.terminal import When
from ldncli.schema.record import Record

# Some commands that write a file take these alone.
OutputOption = Annotated[
    str | None,
    Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all."),
]
ForceOption = Annotated[bool, Option("--force", help="Write over an existing file.")]
DataOption = Annotated[
    str | None,
    Option("--data", metavar="DIR", help="Read another dataset of the same schema."),
]


class Shared(Record):
    """The shared options, in the order of the help page, with what stands for one not given."""

    output_format: Annotated[
        Format | None,
        Option("--format", "-f", help="How to write the answer.", show_default=False),
    ] = None
    as_json: Annotated[bool, Option("--json", help="Short for --format json.")] = False
    fields_wanted: Annotated[
        str | None, Option("--fields", metavar="A,B", help="Only these fields.")
    ] = None
    output: OutputOption = None
    force: ForceOption = False
    quiet: Annotated[bool, Option("--quiet", "-q", help="Ids only, one a line.")] = False
    data: DataOption = None
    colour: Annotated[When, Option("--color", "--colour", help="When to use colour and bold.")] = (
        "auto"
    )
    hyperlinks: Annotated[When, Option("--hyperlinks", help="When to write links.")] = "auto"
