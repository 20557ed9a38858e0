"""A command of `scripts/`, run as it is typed but in this process."""

from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """A function of a script's module and its arguments; it gives the exit status."""

    def command(script: ModuleType, *arguments: object) -> int:
        monkeypatch.setattr("sys.argv", [f"{script.__name__}.py", *map(str, arguments)])
        return script.main()

    return command
