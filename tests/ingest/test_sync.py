"""`kallstod sync` against a server on this machine that plays each case."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from cli import app
from ingest.documents import Kind
from ingest.folders import find_files
from ingest.pipeline import read_documents
from ingest.sync import CatalogueError, Fetcher, SyncBusy, read_catalogue, sync

LAW = "Provlag (2099:12)\n\n" + "\n\n".join(f"{n} § Det här är bestämmelse {n}." for n in range(1, 5))
HTML = {"Content-Type": "text/html; charset=utf-8"}
START = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)


@dataclass
class Reply:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/plain; charset=utf-8"})
    delay: float = 0.0


@dataclass
class Played:
    """A site: what it replies to each path, in turn, the last reply again and again; and what was asked of it."""

    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Played]:
    played = Played()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            played.asked.append((self.path, dict(self.headers)))
            queue = played.replies.get(self.path, [Reply(404)])
            reply = queue.pop(0) if len(queue) > 1 else queue[0]
            time.sleep(reply.delay)
            if reply.headers.get("ETag") and reply.headers["ETag"] == self.headers.get("If-None-Match"):
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    played.address = f"127.0.0.1:{server.server_address[1]}"
    yield played
    server.shutdown()
    server.server_close()


@dataclass
class Setup:
    site: Played
    folder: Path
    catalogue: Path

    def run(self, *, now: datetime = START, force: bool = False, max_bytes: int = 10_000) -> list[tuple[str, str, str]]:
        read = read_catalogue([self.catalogue])
        timeout = httpx.Timeout(0.5)
        with Fetcher(read.hosts, max_bytes=max_bytes, backoff=0.01, timeout=timeout) as fetcher:
            return [(s.name, s.state, s.reason) for s in sync(read, self.folder, fetcher, now=now, force=force)]

    def states(self, **options: object) -> list[str]:
        return [state for _, state, _ in self.run(**options)]  # type: ignore[arg-type]

    def library(self) -> list[str]:
        return [f.path.name for f in find_files([self.folder])]

    def versions(self, name: str = "prov") -> list[str]:
        return sorted(p.read_text(encoding="utf-8") for p in (self.folder / ".versions" / name).iterdir())


@pytest.fixture
def setup(site: Played, tmp_path: Path) -> Setup:
    made = Setup(site, tmp_path / "källor", tmp_path / "sources.toml")
    write_catalogue(made, entry(site, "prov", "/prov"))
    return made


def entry(site: Played, name: str, path: str, kind: str = "lag") -> str:
    return (
        f'[[source]]\nname = "{name}"\ntitle = "Provlag (2099:12)"\npublisher = "Riksdagen"\nkind = "{kind}"\n'
        f'url = "http://{site.address}{path}"\nlicence = "fri"\nevery_days = 7\n'
    )


def write_catalogue(setup: Setup, *entries: str, hosts: str = "") -> None:
    setup.catalogue.write_text(f"allowed_hosts = [{hosts}]\n" + "\n".join(entries), encoding="utf-8")


def test_a_statute_is_fetched_with_its_sidecar_and_read_as_law(setup: Setup) -> None:
    setup.site.replies["/prov"] = [Reply(body=LAW.encode())]
    assert setup.states() == ["new"]
    (file,) = find_files([setup.folder])
    (content,), _ = read_documents(file)
    metadata = content.document.metadata
    assert (metadata.kind, metadata.title, metadata.licence) == (Kind.LAG, "Provlag (2099:12)", "fri")
    assert metadata.url == f"http://{setup.site.address}/prov"
    assert len(content.passages) == 4


def test_conditional_requests_and_intervals(setup: Setup) -> None:
    tagged = {"Content-Type": "text/plain", "ETag": '"a1"', "Last-Modified": "Sun, 01 Nov 2026 05:00:00 GMT"}
    setup.site.replies["/prov"] = [Reply(body=LAW.encode(), headers=tagged)]
    assert setup.states() == ["new"]
    assert setup.states(now=START + timedelta(days=6)) == ["not-due"]
    assert setup.states(now=START + timedelta(days=7)) == ["unchanged"]
    path, headers = setup.site.asked[-1]
    assert (path, headers["If-None-Match"]) == ("/prov", '"a1"')
    assert headers["If-Modified-Since"] == "Sun, 01 Nov 2026 05:00:00 GMT"
    assert setup.states(now=START + timedelta(days=8), force=True) == ["unchanged"]


def test_a_change_keeps_the_version_before(setup: Setup) -> None:
    newer = LAW.replace("bestämmelse 4", "bestämmelse fyra")
    setup.site.replies["/prov"] = [Reply(body=LAW.encode()), Reply(body=newer.encode())]
    assert setup.states() == ["new"]
    assert setup.states(force=True, now=START + timedelta(days=1)) == ["changed"]
    assert (setup.folder / "prov.txt").read_text(encoding="utf-8") == newer
    assert setup.versions() == sorted([LAW, newer])
    assert setup.library() == ["prov.txt"]
    assert setup.states(force=True) == ["unchanged"]


def test_what_is_gone_is_told_and_the_last_version_kept(setup: Setup) -> None:
    setup.site.replies["/prov"] = [Reply(body=LAW.encode()), Reply(410)]
    setup.run()
    ((_, state, reason),) = setup.run(force=True)
    assert (state, "kvar" in reason) == ("gone", True)
    assert setup.library() == ["prov.txt"]


def test_robots_are_obeyed(setup: Setup) -> None:
    setup.site.replies["/robots.txt"] = [Reply(body=b"User-agent: *\nDisallow: /prov\n")]
    setup.site.replies["/prov"] = [Reply(body=LAW.encode())]
    ((_, state, reason),) = setup.run()
    assert (state, "robots.txt" in reason) == ("failed", True)
    assert setup.site.paths() == []


def test_robots_that_cannot_be_had_stop_the_fetch(setup: Setup) -> None:
    setup.site.replies["/robots.txt"] = [Reply(503)]
    assert setup.states() == ["failed"]
    assert setup.site.paths() == []


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(body=b"x" * 20_000), "större"),
        (Reply(body=b"x", headers={"Content-Type": "text/plain", "Content-Length": "20000"}), "större"),
        (Reply(body=b"\x00", headers={"Content-Type": "video/mp4"}), "video/mp4"),
        (Reply(403), "403"),
        (Reply(body=b"<html><body><p>Sidan saknas.</p></body></html>", headers=HTML), "författning"),
    ],
    ids=["stor", "påstådd storlek", "typ", "nekad", "felsida"],
)
def test_what_cannot_be_used_is_refused_and_leaves_what_there_was(setup: Setup, reply: Reply, told: str) -> None:
    setup.site.replies["/prov"] = [Reply(body=LAW.encode()), reply]
    assert setup.states() == ["new"]
    ((_, state, reason),) = setup.run(force=True)
    assert (state, told in reason) == ("failed", True)
    assert (setup.folder / "prov.txt").read_text(encoding="utf-8") == LAW
    assert setup.versions() == [LAW]


def test_a_server_that_is_busy_is_tried_again(setup: Setup) -> None:
    setup.site.replies["/prov"] = [Reply(503), Reply(429), Reply(body=LAW.encode())]
    assert setup.states() == ["new"]
    assert setup.site.paths() == ["/prov"] * 3


def test_a_server_that_stays_silent_is_given_up(setup: Setup) -> None:
    setup.site.replies["/prov"] = [Reply(body=LAW.encode(), delay=1.5)]
    ((_, state, reason),) = setup.run()
    assert (state, reason) == ("failed", "servern svarar inte i tid")


def test_redirects_only_to_allowed_hosts(setup: Setup) -> None:
    inside = {"Location": "/ny"}
    setup.site.replies["/prov"] = [Reply(302, headers=inside)]
    setup.site.replies["/ny"] = [Reply(body=LAW.encode())]
    assert setup.states() == ["new"]
    setup.site.replies["/prov"] = [Reply(302, headers={"Location": "http://192.0.2.1/prov"})]
    ((_, state, reason),) = setup.run(force=True)
    assert (state, "tillåtna värdarna" in reason) == ("failed", True)


def test_redirects_in_a_circle_end(setup: Setup) -> None:
    setup.site.replies["/prov"] = [Reply(301, headers={"Location": "/prov"})]
    ((_, state, reason),) = setup.run()
    assert (state, "fler än" in reason) == ("failed", True)


def test_one_bad_source_does_not_stop_the_rest_and_one_left_out_is_removed(setup: Setup) -> None:
    setup.site.replies |= {"/prov": [Reply(body=LAW.encode())], "/annan": [Reply(500)]}
    write_catalogue(setup, entry(setup.site, "annan", "/annan"), entry(setup.site, "prov", "/prov"))
    assert setup.states() == ["failed", "new"]
    write_catalogue(setup, entry(setup.site, "annan", "/annan"))
    assert setup.states(force=True) == ["failed", "removed"]
    assert setup.library() == []
    assert setup.versions() == [LAW]


def test_a_page_is_fetched_as_the_catalogue_calls_it(setup: Setup) -> None:
    page = "<html><body><h1>Om prov</h1><p>Prov ges till den som vill prova.</p></body></html>"
    setup.site.replies["/sida"] = [Reply(body=page.encode(), headers={"Content-Type": "text/html; charset=utf-8"})]
    write_catalogue(setup, entry(setup.site, "sida", "/sida", "vagledning"))
    assert setup.states() == ["new"]
    (content,), _ = read_documents(find_files([setup.folder])[0])
    assert content.document.metadata.kind is Kind.VAGLEDNING


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[source]]\nname = 'x'", "fältet source.1"),
        ("[[source", "TOML"),
        ("[[source]]\nname='x'\ntitle='t'\npublisher='p'\nkind='lag'\nurl='ftp://x/y'\nlicence='l'", "https://"),
    ],
)
def test_a_catalogue_that_cannot_be_used_says_where(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "sources.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=told):
        read_catalogue([tmp_path / "sources.toml"])


def test_one_fetch_at_a_time(setup: Setup) -> None:
    from filelock import FileLock

    setup.folder.mkdir()
    with FileLock(setup.folder / ".sync.lock"), pytest.raises(SyncBusy):
        setup.run()


def test_our_own_catalogue_can_be_used() -> None:
    catalogue = read_catalogue([Path(__file__).parents[2] / "corpus" / "sources.toml"])
    assert {"sfs-2025-400", "sfs-2025-468"} <= {source.name for source in catalogue.sources}


def test_the_command(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KALLSTOD_SOURCES", json.dumps([str(setup.catalogue)]))
    setup.site.replies["/prov"] = [Reply(body=LAW.encode())]
    done = CliRunner().invoke(app, ["sync", "--to", str(setup.folder), "--json"])
    assert done.exit_code == 0
    (looked,) = json.loads(done.stdout)["sources"]
    assert list(looked) == ["name", "title", "url", "state", "reason"]
    assert (looked["name"], looked["state"]) == ("prov", "new")
    assert CliRunner().invoke(app, ["sync", "okänd", "--to", str(setup.folder)]).exit_code == 2
