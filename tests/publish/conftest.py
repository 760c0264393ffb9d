"""Places to publish to, on this machine."""

import os
import shutil
from collections.abc import Iterator
from itertools import count

import pytest

from tests.publish.object_store import ObjectStore, object_store
from tests.publish.ssh_server import SshServer, ssh_server

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def s3() -> Iterator[ObjectStore]:
    if shutil.which("rclone") is None:
        missing = "rclone is not installed; `tools/ensure rclone` gets it, as make test does"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    with object_store() as store:
        yield store


@pytest.fixture
def store(s3: ObjectStore) -> ObjectStore:
    """An object store with an empty bucket."""
    s3.make_bucket(f"bucket-{next(_NUMBERS)}")
    return s3


@pytest.fixture(scope="session")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    with ssh_server(tmp_path_factory.mktemp("sshd")) as server:
        yield server
