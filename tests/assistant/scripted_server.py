"""A chat model over real HTTP that does exactly what its script says: OpenAI's protocol, and Ollama's."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A request as it came over the wire."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def prompt(self) -> str:
        return "\n".join(m["content"] for m in self.body["messages"])

    def passages(self) -> dict[str, str]:
        """The passages in the prompt by their ids."""
        return dict(re.findall(r'<avsnitt id="(\w+)">\n(.*?)\n</avsnitt \1>', self.prompt, re.DOTALL))

    def id_of(self, words: str) -> str:
        return next(key for key, text in self.passages().items() if words in text)


@dataclass(frozen=True)
class Reply:
    """What the server does.

    Attributes:
        pieces: Of the text, in order; may be endless.
        status: Other than 200 sends an error instead.
        pause_s: Before each piece.
        streams: A gateway that cannot stream answers a request for a stream with nothing.
        pings: Sends this many keep-alive comments, one each `pause_s`, before anything else.
        raw: Sent as it is, and the line is cut.
    """

    pieces: Iterable[str] = ()
    status: int = 200
    pause_s: float = 0.0
    streams: bool = True
    pings: int = 0
    finish: str = "stop"
    raw: bytes | None = None


Script = Callable[[Asked], Reply]


@dataclass
class Server:
    """The server's address, its queue of scripts (the last one stays) and what it was asked."""

    url: str
    scripts: list[Script] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    def next_reply(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        return script(asked)


def says(*statements: tuple[str, str, str], completeness: str = "complete", size: int = 7) -> Script:
    """A script that states: text, words of the passage that it cites (or "#id" as it is), quote."""

    def script(asked: Asked) -> Reply:
        cited = [
            {"text": text, "citations": [{"id": of[1:] if of[0] == "#" else asked.id_of(of), "quote": quote}]}
            for text, of, quote in statements
        ]
        return writes(json.dumps({"statements": cited, "completeness": completeness}, ensure_ascii=False), size=size)

    def writes(text: str, size: int) -> Reply:
        return Reply([text[i : i + size] for i in range(0, len(text), size)])

    return script


def does(*pieces: str, **more: Any) -> Script:
    """A script that sends the pieces, whatever is asked."""
    return lambda asked: Reply(pieces, **more)


def endless(piece: str, pause_s: float = 0.0) -> Script:
    def pieces() -> Iterator[str]:
        while True:
            yield piece

    return lambda asked: Reply(pieces(), pause_s=pause_s)


@contextmanager
def serving() -> Iterator[Server]:
    """Serves on a free port of this machine while the block runs."""
    server = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            reply = server.next_reply(Asked(self.path, dict(self.headers), body))
            try:
                self._answer(reply, body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _answer(self, reply: Reply, body: dict[str, Any]) -> None:
            if reply.status != 200:
                self._whole(reply.status, {"error": {"message": "Traceback (most recent call last): KeyError"}})
            elif reply.raw is not None:
                self._start("text/event-stream" if body.get("stream") else "application/json")
                self.wfile.write(reply.raw)
            elif self.path == "/api/chat":
                self._start("application/x-ndjson")
                for piece in reply.pieces:
                    self._line({"model": "m", "message": {"role": "assistant", "content": piece}, "done": False})
                self._line({"model": "m", "message": {"role": "assistant", "content": ""}, "done": True})
            elif not body.get("stream"):
                message = {"role": "assistant", "content": "".join(reply.pieces)}
                self._whole(200, _completion({"message": message, "finish_reason": reply.finish}))
            else:
                self._start("text/event-stream")
                for _ in range(reply.pings):
                    time.sleep(reply.pause_s)
                    self.wfile.write(b": ping\n\n")
                for piece in reply.pieces if reply.streams else ():
                    time.sleep(reply.pause_s)
                    self._event(_completion({"delta": {"role": "assistant", "content": piece}, "finish_reason": None}))
                if reply.streams:
                    self._event(_completion({"delta": {}, "finish_reason": reply.finish}))
                self.wfile.write(b"data: [DONE]\n\n")

        def _start(self, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()

        def _whole(self, status: int, value: object) -> None:
            data = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def _event(self, value: object) -> None:
            self.wfile.write(f"data: {json.dumps(value)}\n\n".encode())

        def _line(self, value: object) -> None:
            self.wfile.write(f"{json.dumps(value)}\n".encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server.url = f"http://127.0.0.1:{http.server_port}"
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def _completion(choice: dict[str, Any]) -> dict[str, Any]:
    kind = "chat.completion.chunk" if "delta" in choice else "chat.completion"
    return {"id": "x", "object": kind, "created": 0, "model": "m", "choices": [{"index": 0, **choice}]}
