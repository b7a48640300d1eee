"""`ldn data vocabulary [FIELD]`."""

from collections.abc import Iterator
from typing import Annotated

from ldncli.cli.completion.choices import vocabulary_fields
from ldncli.cli.failures import guarded
from ldncli.cli.options import DataOption
from ldncli.cli.parameters import Argument
from ldncli.dataset.dataset import open_dataset
from ldncli.output import write
from ldncli.queries.vocabulary import Vocabulary, vocabularies, vocabularies_of

FIELD = "The name of a field, such as direction or outcome_id; every field without."


def command(
    field: Annotated[
        str, Argument(help=FIELD, autocompletion=vocabulary_fields, show_default=False)
    ] = "",
    data: DataOption = None,
) -> None:
    """List the words that a field takes, and those that the data uses, with how often."""
    guarded(lambda: _vocabulary(field, data))


def _vocabulary(field: str, data: str | None) -> int:
    dataset = open_dataset(data)
    if field:
        lines = [line for item in vocabularies_of(dataset, field) for line in _in_full(item)]
    else:
        lines = [_in_a_line(item) for item in vocabularies(dataset)]
    write.to_stdout("\n".join(lines) + "\n")
    return 0


def _in_full(vocabulary: Vocabulary) -> Iterator[str]:
    takes = "it takes only" if vocabulary.closed else "in use, and open to others:"
    places = ", ".join(vocabulary.places)
    yield f"{vocabulary.field} in {places}: {vocabulary.meaning}; {takes}"
    width = max((len(word.text) for word in vocabulary.words), default=0)
    for word in vocabulary.words:
        yield f"  {word.text.ljust(width)}  {word.times}"


def _in_a_line(vocabulary: Vocabulary) -> str:
    kind = "closed" if vocabulary.closed else "open"
    return (
        f"{vocabulary.field} in {', '.join(vocabulary.places)}: "
        f"{len(vocabulary.words)} words, {kind}"
    )
