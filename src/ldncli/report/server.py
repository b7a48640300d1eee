"""A server for one page: from memory, for this machine alone."""

from __future__ import annotations

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from ldncli.errors import LdnError

LOOPBACK = "127.0.0.1"
# The page carries its own policy; these add what a page cannot say of itself.
HEADERS = (
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
)


class PageServer(ThreadingHTTPServer):
    """Serve one page on the loopback address."""

    daemon_threads = True

    def __init__(self, body: bytes, port: int) -> None:
        self.body = body
        try:
            super().__init__((LOOPBACK, port), PageHandler)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise LdnError(
                f"cannot serve on port {port}: {reason}", "leave --port out for a free one"
            ) from error
        # A foreign page can point a name of its own at this machine: only these names are ours.
        names = (LOOPBACK, "localhost")
        self.hosts = frozenset(f"{name}:{self.server_port}" for name in names)

    @property
    def address(self) -> str:
        """Return what to type in the browser."""
        return f"http://{LOOPBACK}:{self.server_port}/"


class PageHandler(BaseHTTPRequestHandler):
    """Answer a request for the page, and refuse every other."""

    server: PageServer
    server_version = "ldn"
    sys_version = ""
    timeout = 10

    def do_GET(self) -> None:
        """Send the page."""
        if self._sent_head():
            self.wfile.write(self.server.body)

    def do_HEAD(self) -> None:
        """Send what is known of the page."""
        self._sent_head()

    def _sent_head(self) -> bool:
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This server answers its own name only")
            return False
        if self.path.partition("?")[0] != "/":
            self.send_error(HTTPStatus.NOT_FOUND)
            return False
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.server.body)))
        for name, value in HEADERS:
            self.send_header(name, value)
        self.end_headers()
        return True

    def log_message(self, *_: object) -> None:
        """Keep no log: what is read here is nobody's business."""
