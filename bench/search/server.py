"""A server on the loopback that answers compressed, as a good static host does, and keeps count."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

LEVEL = 9
WORTH = 0.95
"""What does not become smaller than this by compressing is sent as it is."""


@dataclass(slots=True)
class Served:
    """A running server and what it has sent."""

    url: str
    sent: list[tuple[str, int]] = field(default_factory=list)
    """Path and body bytes of each answer, in order."""


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve the folder until the end of the block, everything compressed beforehand."""
    answers = {file: _compressed(folder / file) for file in _names(folder)}
    served = Served(url="")

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Otherwise the body of each answer waits for the acknowledgement of its headers.
        disable_nagle_algorithm = True
        wbufsize = -1

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            name = f"{path}index.html" if not path or path.endswith("/") else path
            found = answers.get(name)
            body, encoding = found or (b"", "")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", _type(name))
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            if encoding:
                self.send_header("Content-Encoding", encoding)
            self.end_headers()
            self.wfile.write(body)
            served.sent.append((f"/{path}", len(body)))

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        served.url = f"http://127.0.0.1:{server.server_port}/"
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


def _names(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _compressed(file: Path) -> tuple[bytes, str]:
    body = file.read_bytes()
    smaller = gzip.compress(body, LEVEL, mtime=0)
    return (smaller, "gzip") if len(smaller) < len(body) * WORTH else (body, "")


@cache
def _type(name: str) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
