"""A register on this machine: an HTTP server that answers as it is told, and notes its questions.

The bodies have the true forms (their sources stand in the modules that read them), with invented
companies.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

VALID = {
    "isValid": True,
    "requestDate": "2026-05-11T09:30:02.124Z",
    "userError": "VALID",
    "name": "NORDHAFEN HANDEL GMBH",
    "address": "---",
    "requestIdentifier": "",
    "originalVatNumber": "136695976",
    "vatNumber": "136695976",
    "viesApproximate": {"name": "---", "street": "---", "matchName": 3},
}
INVALID = VALID | {"isValid": False, "userError": "INVALID", "name": "---"}
LEI = "529900T8BM49AURSDO55"
GLEIF = {
    "meta": {"pagination": {"currentPage": 1, "perPage": 15, "total": 1, "lastPage": 1}},
    "data": [
        {
            "type": "lei-records",
            "id": LEI,
            "attributes": {
                "lei": LEI,
                "entity": {
                    "legalName": {"name": "Nordhafen Handel GmbH", "language": "de"},
                    "otherNames": [{"name": "Nordhafen Trading", "type": "TRADING_NAME"}],
                    "legalAddress": {"addressLines": ["Kai 1"], "city": "Kiel", "country": "DE"},
                    "status": "ACTIVE",
                },
                "registration": {"status": "ISSUED", "lastUpdateDate": "2026-01-02T00:00:00Z"},
            },
        }
    ],
}
NO_LEI: dict[str, Any] = {"meta": {"pagination": {"total": 0}}, "data": []}
MARK = {
    "applicationNumber": "018340917",
    "markKind": "INDIVIDUAL",
    "markFeature": "WORD",
    "markBasis": "EU_TRADEMARK",
    "niceClasses": [3],
    "wordMarkSpecification": {"verbalElement": "AURÉLIN"},
    "applicants": [{"office": "EM", "identifier": "777001", "name": "Aurélin Parfums SAS"}],
    "applicationDate": "2017-03-01",
    "registrationDate": "2017-08-05",
    "expiryDate": "2027-08-05",
    "status": "REGISTERED",
}
NO_MARK = {"type": "/problems/not-found-error", "title": "Resource not found", "status": 404}
TOKEN = {"access_token": "t0ken", "token_type": "bearer", "expires_in": 7200, "scope": "uid"}


class Told:
    """What the server answers from now on, and what it was asked."""

    def __init__(self) -> None:
        self.status, self.body, self.headers = 200, b"{}", dict[str, str]()
        self.delay_s = 0.0
        self.cut_bytes = 0
        self.paths: list[str] = []
        self.seen: list[dict[str, str]] = []
        self.sent: list[bytes] = []
        self.address = ""

    def json(self, value: object, status: int = 200) -> None:
        """Answer with this value."""
        self.status, self.body = status, json.dumps(value).encode()


@contextmanager
def register_server() -> Iterator[Told]:
    """Run a register while the block lasts."""
    told = Told()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            told.paths.append(self.path)
            told.seen.append(dict(self.headers))
            length = int(self.headers.get("Content-Length") or 0)
            told.sent.append(self.rfile.read(length))
            is_token = self.path == "/token" and told.status < 400
            body = json.dumps(TOKEN).encode() if is_token else told.body
            time.sleep(told.delay_s)
            self.send_response(200 if is_token else told.status)
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body) + told.cut_bytes))
            with suppress(BrokenPipeError, ConnectionResetError):  # the caller gave up
                self.end_headers()
                self.wfile.write(body)

        do_GET = do_POST = _answer  # noqa: N815  the names that http.server looks for

        def log_message(self, *unused: object) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
