"""Keep the site that was built: it is not made again while it would be the same, nor lost to a build that breaks off.

A key holds everything the site is made from, by content; beside it stands the state of the files of the site, so that
one that was changed or deleted is noticed. A key that can't be read is none.
"""

from __future__ import annotations

import json
import logging
import os
import platform
import sys
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from atlas.loading.history import revision
from atlas.preview import state_of
from atlas.replacing import Replacement

log = logging.getLogger("mkdocs.plugins.atlas")  # MkDocs counts warnings of loggers below its own name only

_TOLD = ("site_url", "repo_url", "repo_name", "strict", "site_dir", "use_directory_urls")  # from outside, too


class KeptSite:
    """The folder of the site, and its key, kept in a file outside of it."""

    def __init__(self, config: Mapping[str, Any], records: str) -> None:
        """Take the settings of the site generator, and the folder of the records."""
        here, code = Path(config["config_file_path"] or "").parent, Path(__file__).parents[1]
        settings = (*here.glob("*.yml"), *code.parent.glob("*.yml"))  # one may inherit from another
        self._file = here / ".cache" / "site.json"
        self._replacement = Replacement(config["site_dir"])
        self._sources = [config["docs_dir"], records, str(code), *map(str, settings)]
        self._told = repr([config[name] for name in _TOLD])

    def begin(self) -> str:
        """Return the folder to build in. Raises SystemExit where all is built, unless it is to be published."""
        if "CI" not in os.environ and self.is_current():
            log.info("Nothing has changed since the site was built")
            sys.exit()
        return str(self._replacement.begin())

    def finish(self) -> str:
        """Put what was built in its place, note that it is current, and return its folder."""
        (self._replacement.folder / "sitemap.xml.gz").unlink(missing_ok=True)  # holds the time of the build
        self._replacement.finish()
        self.keep()
        return str(self._replacement.site)

    def is_current(self) -> bool:
        """Return whether the site is there as it was built, and would be built the same."""
        try:
            kept = self._file.read_text("utf-8")
        except (OSError, ValueError):
            return False
        return kept == self._kept()

    def keep(self) -> None:
        """Note that the site has just been built."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(self._kept(), "utf-8")

    def drop(self) -> None:
        """Note that the site is not to be trusted."""
        self._file.unlink(missing_ok=True)

    def _kept(self) -> str:
        site = sorted(state_of([str(self._replacement.site)]).items())
        return json.dumps({"made of": self._key(), "site": _digest([json.dumps(site).encode()])})

    def _key(self) -> str:
        """Return the digest of all sources, their commit, the settings, and the versions of Python and all packages."""
        used = [self._told, revision(self._file.parents[1]), platform.python_version(), *_packages()]
        files = sorted(path for path in state_of(self._sources) if "/__pycache__/" not in path)
        read = (part for path in files for part in (path.encode(), Path(path).read_bytes()))
        return _digest([*(text.encode() for text in used), *read])


def _packages() -> list[str]:
    """Return the names and versions of all packages, as their folders say: none is opened."""
    return sorted({path.name for folder in sys.path for path in Path(folder).glob("*.*-info")})


def _digest(parts: Iterable[bytes]) -> str:
    """Return a digest of parts, told apart by their lengths."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()
