"""Whether addresses answer, tried against a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ingest.web import dead_reason


@pytest.fixture
def address() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.reply({"/finns": 200, "/vidare": 302, "/trasig": 500}.get(self.path, 404))

        def do_GET(self) -> None:
            self.reply(200 if self.path == "/bara-get" else 404)

        def reply(self, status: int) -> None:
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "/finns")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_addresses_that_answer_are_not_dead(address: str) -> None:
    assert [dead_reason(address + path) for path in ("/finns", "/vidare", "/bara-get", "/trasig")] == [""] * 4


def test_addresses_that_do_not_are(address: str) -> None:
    assert dead_reason(f"{address}/borta") == "servern svarar 404"
    assert "svarar inte" in dead_reason("http://127.0.0.1:1/x")
