"""The tools on what a person may take, hear or be told: medicines, harms, claims, positions."""

from typing import ClassVar

from pydantic import Field

from ldncli.cli.exit_codes import OF_CONCERN
from ldncli.cli.mcp.kept import Kept
from ldncli.cli.mcp.tool import Listing, Tool
from ldncli.document.page import Page
from ldncli.schema.vocabulary import ClaimVerdict

# A long list from a discharge letter has some thirty lines; the rest is somebody's pasted page.
MOST_MEDICINES = 200


class Check(Tool):
    """Check medicines against LDN, worst first. Use it whenever a person names a medicine.

    Pass each name on as it was typed: do not correct it, and leave none out. The answer is
    never a finding of safety: "unknown", "not-studied" and "none-known" do not mean safe. Give no
    dose, interval or method for taking LDN together with an opioid, and pass the refusal on.
    """

    title: ClassVar[str] = "Check medicines"
    page_schema: ClassVar[str] = "ldn.check/1"

    medicines: list[str] = Field(
        min_length=1,
        max_length=MOST_MEDICINES,
        description="Generic names or brands, one an item, as they were typed.",
    )
    full: bool = Field(default=False, description="With what each source says in the text.")

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn check`; no file is read, whatever a name looks like."""
        from ldncli.pages import check as check_page
        from ldncli.queries.interactions.check import check

        checked = check(dataset, self.medicines, names=dataset.medicine_names)
        return check_page.page(checked, full=self.full, exit_code=OF_CONCERN[checked.concern])


class Claims(Listing):
    """Tell whether something said of LDN is true: the verdict, the reason, the studies."""

    title: ClassVar[str] = "Weigh a claim"
    page_schema: ClassVar[str] = "ldn.claims/1"

    words: str = Field(default="", description="What was read or heard; every claim without.")
    verdict: ClaimVerdict | None = Field(default=None, description="Only of this verdict.")

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn claims`."""
        from ldncli.pages import claims
        from ldncli.queries.claims import every_claim, find_claims

        if self.words.strip():
            return claims.matching(find_claims(dataset, (self.words,), self.verdict))
        return claims.table(every_claim(dataset, self.verdict), "verdict")


class Safety(Listing):
    """Tell harms and cautions: what was seen at low dose apart from what only at 50 mg."""

    title: ClassVar[str] = "Harms and cautions"
    page_schema: ClassVar[str] = "ldn.safety/1"

    topic: str = Field(
        default="",
        description="liver, pregnancy, surgery, washout ...; an overview without.",
    )

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn safety`."""
        from ldncli.pages import safety
        from ldncli.queries.safety import report

        return safety.page(report(dataset, self.topic), full=False)


class Practice(Listing):
    """Answer day-to-day questions (food, time of day, missed dose) as far as they were studied."""

    title: ClassVar[str] = "Day-to-day questions"
    page_schema: ClassVar[str] = "ldn.practice/1"

    words: str = Field(default="", description="What is asked; every question without.")

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn practice`."""
        from ldncli.pages import everyday
        from ldncli.queries.everyday import practice
        from ldncli.schema.studies import Reference

        rows = practice(dataset, self.words)
        sources = (key for row in rows for key in row.references)
        return everyday.practice(rows, dataset.many(Reference, sources))


class Positions(Listing):
    """Tell what guidelines, regulators and societies say of LDN."""

    title: ClassVar[str] = "Positions"
    page_schema: ClassVar[str] = "ldn.positions/1"

    words: str = Field(default="", description="A condition, or a body; every position without.")

    def page(self, dataset: Kept) -> Page:
        """Return the page of `ldn positions`."""
        from ldncli.pages import everyday
        from ldncli.queries.everyday import positions
        from ldncli.schema.studies import Reference

        rows = positions(dataset, self.words)
        sources = (key for row in rows for key in row.references)
        return everyday.positions(rows, dataset.many(Reference, sources))
