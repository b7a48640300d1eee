"""A stand-in for PubMed's E-utilities and ClinicalTrials.gov on this machine, faults included.

It speaks the formats that both document: esearch as JSON, efetch as MEDLINE text, studies page
by page with a token. It runs by itself as well: `python -m tests.stand_in`.
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

HERE = Path(__file__).parent / "fixtures" / "incoming"
PAGE = 2  # studies a page, so that three make two pages


class Answers:
    """What the stand-in holds, what it was asked, and the faults that come first."""

    def __init__(self) -> None:
        text = (HERE / "pubmed.nbib").read_text("utf-8")
        parts = re.split(r"\n\s*\n(?=PMID-)", text.strip())
        self.records = {re.findall(r"PMID- (\d+)", part)[0]: part for part in parts}
        self.studies = json.loads((HERE / "studies.json").read_text("utf-8"))["studies"]
        self.asked: list[tuple[str, dict[str, str], str]] = []
        # (path, fault) in order: a status, "cut", "slow", or headers with a status.
        self.faults: list[tuple[str, object]] = []
        self.count: int | None = None
        self.numbers: list[str] | None = None  # those of esearch, where not all have a record

    def fault(self, path: str) -> object:
        """Return the next fault of a path, once."""
        for number, (of, fault) in enumerate(self.faults):
            if path.endswith(of):
                del self.faults[number]
                return fault
        return None

    def answer(self, path: str, fields: dict[str, str]) -> str:
        """Return the body for a question."""
        if path.endswith("esearch.fcgi"):
            ids = list(self.records) if self.numbers is None else self.numbers
            count = len(ids) if self.count is None else self.count
            result = {"count": str(count), "retmax": "10000", "retstart": "0", "idlist": ids}
            return json.dumps({"header": {"type": "esearch"}, "esearchresult": result})
        if path.endswith("efetch.fcgi"):
            wanted = fields["id"].split(",")
            return (
                "\n"
                + "\n\n".join(self.records[key] for key in wanted if key in self.records)
                + "\n\n"
            )
        start = int(fields.get("pageToken", "token-0").removeprefix("token-"))
        page: dict[str, object] = {"studies": self.studies[start : start + PAGE]}
        if "pageToken" not in fields:
            page["totalCount"] = len(self.studies)
        if start + PAGE < len(self.studies):
            page["nextPageToken"] = f"token-{start + PAGE}"
        return json.dumps(page)


class Handler(BaseHTTPRequestHandler):
    """One question: recorded, then answered or failed as the test planned."""

    answers: Answers

    def do_GET(self) -> None:
        self._reply(urlsplit(self.path).query)

    def do_POST(self) -> None:
        self._reply(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _reply(self, words: str) -> None:
        path = urlsplit(self.path).path
        fields = {name: values[0] for name, values in parse_qs(words).items()}
        self.answers.asked.append((path, fields, self.headers.get("User-Agent", "")))
        fault = self.answers.fault(path)
        body = self.answers.answer(path, fields).encode()
        if fault == "slow":
            time.sleep(1)
        status, headers = (fault, {}) if isinstance(fault, int) else (200, {})
        if isinstance(fault, tuple):
            status, headers = fault
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if fault == "half":  # whole for HTTP, and half of what was asked for
            body = body[: len(body) // 2].ljust(len(body))
        self.wfile.write(body[: len(body) // 2] if fault == "cut" else body)
        if fault == "cut":
            self.wfile.flush()
            self.connection.close()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def standing_in(port: int = 0) -> Iterator[tuple[Answers, str]]:
    """Run the stand-in; give what it holds and its base address."""
    answers = Answers()
    handler = type("Bound", (Handler,), {"answers": answers})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield answers, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    with standing_in(8765) as (_, address):
        sys.stdout.write(f"LDN_EUTILS={address}/entrez LDN_CLINICALTRIALS={address}/api\n")
        sys.stdout.flush()
        threading.Event().wait()
