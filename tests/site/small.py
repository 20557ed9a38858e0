"""A small project of a few records, with the theme, settings and code of the real one: built in half a second."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from built import PROJECT, Site
from mkdocs.commands.build import build
from mkdocs.config import load_config

from atlas.cache import KeptSite

BASE = "https://atlas.example/siyu-atlas/"
RECORDS = PROJECT / "tests" / "bad_data" / "_valid"
SECTIONS = ("eras", "models", "comparisons", "glossary", "actors", "chronology", "numbers", "claims", "sources")


@dataclass(frozen=True)
class Project:
    """A folder that MkDocs can build; a test may write and take away files first."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> Project:
        shutil.copytree(RECORDS, folder, dirs_exist_ok=True)
        shutil.copy(PROJECT / "data" / "labels.yml", folder / "data")
        shutil.copytree(PROJECT / "docs" / "assets", folder / "docs" / "assets")
        (folder / "hooks").symlink_to(PROJECT / "hooks")
        project = cls(folder)
        for section in SECTIONS:
            project.write(f"docs/{section}/index.md", f"---\ntitle: All {section}\n---\n\n# All {section}\n")
        settings = (
            "INHERIT: " + str(PROJECT / "mkdocs.yml"),
            f"site_url: {BASE}",
            "nav: [index.md]",
            "not_in_nav: '*'",
        )
        project.write("mkdocs.yml", "\n".join(settings))
        return project

    def write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def build(self, strict: bool = True, kept: bool = False) -> Site:
        """Build as the command does; unless it is `kept`, the site of the build before counts for nothing."""
        if not kept:
            shutil.rmtree(self.folder / ".cache", ignore_errors=True)
        config = load_config(str(self.folder / "mkdocs.yml"), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        return Site(Path(config.site_dir), BASE)

    def is_current(self) -> bool:
        """Return whether a build would find that all is built already."""
        return KeptSite(
            load_config(str(self.folder / "mkdocs.yml"), strict=False), str(self.folder / "data")
        ).is_current()
