"""The only way from a command to the network: `ldn data watch --fetch`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ldncli.output import write

if TYPE_CHECKING:
    from pathlib import Path

    from ldncli.cli.wanted import Wanted
    from ldncli.services.fetch import Fetched

# Where the services are; another place is for a mirror, and for the tests' stand-in.
PUBMED_AT, TRIALS_AT = "LDN_EUTILS", "LDN_CLINICALTRIALS"
KEY = "NCBI_API_KEY"  # as NCBI's own programs call it; never an option, which others could read


def fetched(asked: Wanted, email: str, folder: Path, force: bool) -> int:
    """Fetch what is new, and say what came and what to type next."""
    from ldncli.output.progress import progress
    from ldncli.queries.screening.searches import any_of, intervention_query, pubmed_query
    from ldncli.services import pubmed, trials
    from ldncli.services.fetch import Plan, fetch

    plan = Plan(
        folder=folder,
        pubmed_query=pubmed_query(asked.since, asked.terms),
        intervention=intervention_query(),
        condition=any_of(asked.terms),
        since=asked.since,
        contact=pubmed.Contact(email=email, key=os.environ.get(KEY, "")),
        pubmed_base=os.environ.get(PUBMED_AT) or pubmed.BASE,
        trials_base=os.environ.get(TRIALS_AT) or trials.BASE,
        force=force,
    )
    with progress() as report:
        done = fetch(plan, report)
    write.to_stdout("".join(f"{line}\n" for line in _lines(done, asked)))
    return 0


def _lines(done: Fetched, asked: Wanted) -> list[str]:
    came = (
        f"since {asked.since}: {done.publications} in PubMed, {done.trials} in ClinicalTrials.gov"
    )
    gone = [f"PubMed has no record any more of {', '.join(done.gone)}"] if done.gone else []
    names = " ".join(map(str, done.files))
    following = [f"next: ldn data triage {names}"] if names else []
    return [came, *gone, *map(str, done.files), *following]
