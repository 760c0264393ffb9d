"""An S3 server on this machine, as publishers' stores are, which counts what is written to it."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote
from urllib.request import Request, urlopen
from xml.etree import ElementTree

from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

REMOTE = "store"
_LIST = "{http://s3.amazonaws.com/doc/2006-03-01/}"


@dataclass
class ObjectStore:
    address: str = ""
    bucket: str = ""
    writes: list[tuple[str, str]] = field(default_factory=list)
    """Method and path of each object that was asked to be written or deleted."""
    before_write: Callable[[int], None] = lambda number: None
    """Told the number of each write, from 1, before it happens; PermissionError refuses it."""
    _one: threading.Lock = field(default_factory=threading.Lock)

    @property
    def target(self) -> str:
        return f"{REMOTE}:{self.bucket}/site"

    @property
    def env(self) -> dict[str, str | None]:
        """What rclone has to know; the machine's own settings stay out."""
        settings = {"type": "s3", "provider": "Other", "endpoint": self.address, "force_path_style": "true"}
        settings |= {
            "access_key_id": "any",
            "secret_access_key": "any",
            "region": "us-east-1",
            "acl": "public-read",
        }
        given = {f"RCLONE_CONFIG_{REMOTE}_{key}".upper(): value for key, value in settings.items()}
        return given | {"AWS_CA_BUNDLE": None, "RCLONE_CONFIG": "/dev/null"}

    def make_bucket(self, name: str) -> None:
        self.bucket = name
        self._ask("PUT", name)
        self.forget()

    def forget(self) -> None:
        self.writes.clear()
        self.before_write = lambda number: None

    def put(self, path: str, content: bytes) -> None:
        self._ask("PUT", f"{self.bucket}/{quote(path)}", content)

    def get(self, path: str) -> tuple[bytes, Message]:
        return self._ask("GET", f"{self.bucket}/site/{quote(path)}")

    def files(self) -> dict[str, bytes]:
        """Every object below the site's folder, by its path there."""
        listing, _ = self._ask("GET", f"{self.bucket}?list-type=2&max-keys=1000&prefix=site/")
        keys = [key.text or "" for key in ElementTree.fromstring(listing).iter(f"{_LIST}Key")]
        assert len(keys) < 1000
        return {path: self.get(path)[0] for path in (key.removeprefix("site/") for key in keys)}

    def _ask(self, method: str, path: str, content: bytes | None = None) -> tuple[bytes, Message]:
        headers = {"x-amz-acl": "public-read"} if method == "PUT" else {}
        request = Request(f"{self.address}/{path}", method=method, data=content, headers=headers)
        with urlopen(request, timeout=30) as answer:
            return answer.read(), answer.headers

    def _note(self, environ: "WSGIEnvironment") -> None:
        method, path = environ["REQUEST_METHOD"], unquote(environ["PATH_INFO"])
        start = f"/{self.bucket}/site/"
        if method in {"PUT", "DELETE", "POST"} and path.startswith(start):
            with self._one:
                self.writes.append((method, path.removeprefix(start)))
                self.before_write(len(self.writes))


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing: pytest's output is for the tests."""


@contextmanager
def object_store() -> Iterator[ObjectStore]:
    store = ObjectStore()
    application = DomainDispatcherApplication(create_backend_app)

    def noting(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        try:
            store._note(environ)
        except PermissionError:
            start_response("403 Forbidden", [])
            return []
        found: Iterable[bytes] = application(environ, start_response)
        return found

    server = make_server("127.0.0.1", 0, noting, threaded=True, request_handler=_Silent)
    store.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield store
    server.shutdown()
    server.server_close()
