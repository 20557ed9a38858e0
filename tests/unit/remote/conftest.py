from collections.abc import Iterator

import pytest
from server import Server, served


@pytest.fixture
def server() -> Iterator[Server]:
    with served() as running:
        yield running
