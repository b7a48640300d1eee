"""What every tool is: its arguments, with their meaning, and the page that answers them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from ldncli.cli.mcp.kept import Kept
    from ldncli.document.page import Page

# So many records fill some 20 kB, about 5,000 tokens: an answer, and room left for the question.
USUAL, MOST = 10, 100


class Tool(BaseModel, ABC):
    """A question to the dataset; its docstring tells an assistant when to ask it.

    `page_schema` names the data, as `ldn data schema` does. `brief` names the fields that are
    sent unless `full` is asked for; none means every field.
    """

    model_config = ConfigDict(extra="forbid")

    title: ClassVar[str]
    page_schema: ClassVar[str]
    brief: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def page(self, dataset: Kept) -> Page:
        """Return the page that the command of this name would show."""

    def fields(self) -> tuple[str, ...]:
        """Return the fields to send; none means every field."""
        return self.brief

    def part(self) -> slice:
        """Return which of the records to send."""
        return slice(None)


class Listing(Tool):
    """A tool whose answer may be long: it is sent in parts."""

    limit: int = Field(default=USUAL, ge=1, le=MOST, description="At most so many records.")
    offset: int = Field(default=0, ge=0, description="Leave out so many first; see left_out.")

    def part(self) -> slice:
        """Return which of the records to send."""
        return slice(self.offset, self.offset + self.limit)
