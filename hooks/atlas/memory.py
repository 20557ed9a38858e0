"""The garbage collector, kept from searching again and again what stays until the end of the build."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Collect nothing while the corpus is read and its pages are made; leave the result out of later searches.

    What an earlier build left behind, while the site is served, is searched again first.
    """
    gc.unfreeze()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
