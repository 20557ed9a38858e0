"""Everything that is published beside the pages: the one list of outputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from atlas.corpus.atlas import Atlas
from atlas.loading.history import History
from atlas.outputs import (
    api,
    archives,
    bibliography,
    charts,
    database,
    feeds,
    glossaries,
    json_csv,
    lexicon,
    opensearch,
    single_tables,
    skos,
    structured_data,
    tbx,
    twins,
    yomitan,
)
from atlas.outputs.concepts import Concept, concepts
from atlas.outputs.tables import files as table_files
from atlas.outputs.tables.layout import Table
from atlas.outputs.tables.rows import tables

Contents = Mapping[str, str | bytes]


class Published:
    """The outputs of a corpus; what several of them are made from is made once."""

    def __init__(self, atlas: Atlas, changes: History, site: str) -> None:
        """Take a corpus, the changes of its files, and the address of the site, empty where it has none."""
        self._atlas, self._changes, self._site = atlas, changes, site

    @property
    def makers(self) -> tuple[Callable[[], Contents], ...]:
        """What makes each group of files, path below docs/ to content: the quick ones first."""
        atlas, site = self._atlas, self._site
        return (
            lambda: structured_data.robots(site),
            lambda: opensearch.files(site),
            lambda: twins.llms(atlas, site),
            lambda: self._json,
            lambda: lexicon.files(atlas),
            lambda: yomitan.files(atlas, site),
            lambda: bibliography.files(atlas),
            lambda: charts.files(atlas, site),
            lambda: feeds.files(atlas, self._changes, site),
            lambda: api.files(atlas, self._json, site),
            lambda: self._tables,
            lambda: glossaries.files(self._concepts),
            lambda: tbx.files(self._concepts, site),
            lambda: skos.files(atlas, self._concepts, site),
            lambda: archives.files(atlas, self._filled, {**self._json, **self._tables}, site),
            lambda: {database.PATH: database.database(self._filled)},
        )

    def files(self) -> dict[str, str | bytes]:
        """Return every file, path below docs/ to content."""
        return {path: content for make in self.makers for path, content in make().items()}

    @cached_property
    def _filled(self) -> dict[str, Table]:
        return tables(self._atlas)

    @cached_property
    def _concepts(self) -> tuple[Concept, ...]:
        return concepts(self._atlas)

    @cached_property
    def _json(self) -> dict[str, str]:
        return json_csv.files(self._atlas)

    @cached_property
    def _tables(self) -> dict[str, str]:
        texts = table_files.files(self._atlas, self._filled, self._site)
        return {**texts, **single_tables.files(self._atlas, self._filled)}
