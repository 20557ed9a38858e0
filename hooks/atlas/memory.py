"""Spare the garbage collector what lives until the end of the build."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the garbage collector; afterwards freeze the surviving objects, so that later collections skip them.

    On entry what an earlier build froze is unfrozen and collected, so that serving the site leaks nothing.
    """
    gc.unfreeze()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
