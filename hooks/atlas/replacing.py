"""Put a site in the place of the last one when all of it is made: a build that is broken off changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path


class Replacement:
    """The folder in which a site is made, beside the one that it will replace."""

    def __init__(self, site: str) -> None:
        """Take the folder of the site."""
        self.site = Path(site)
        self.folder = self.site.with_name(f".{self.site.name}-unfinished")
        self._last = self.site.with_name(f".{self.site.name}-last")

    def begin(self) -> Path:
        """Return the folder to build in. What a build that was broken off left is put back or deleted."""
        if self._last.exists() and not self.site.exists():
            self._last.rename(self.site)
        for left in (self.folder, self._last):
            shutil.rmtree(left, ignore_errors=True)
        return self.folder

    def finish(self) -> None:
        """Put what was made in the place of the site, by renaming, and delete what stood there."""
        if self.site.exists():
            self.site.rename(self._last)
        self.folder.rename(self.site)
        shutil.rmtree(self._last, ignore_errors=True)
