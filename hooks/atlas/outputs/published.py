"""Everything that is published beside the pages: the one list of outputs."""

from __future__ import annotations

from atlas.corpus.atlas import Atlas
from atlas.outputs import (
    api,
    archives,
    bibliography,
    database,
    glossaries,
    json_csv,
    lexicon,
    single_tables,
    skos,
    structured_data,
    tbx,
    yomitan,
)
from atlas.outputs.concepts import concepts
from atlas.outputs.tables import files as table_files
from atlas.outputs.tables.rows import tables


def files(atlas: Atlas, site: str) -> dict[str, str | bytes]:
    """Return every file, path below docs/ to content; `site` is the address of the site, empty where it has none."""
    filled, named = tables(atlas), concepts(atlas)
    written = json_csv.files(atlas)
    found: dict[str, str | bytes] = {
        **written,
        **lexicon.files(atlas),
        **yomitan.files(atlas, site),
        **structured_data.robots(site),
        **api.files(atlas, written, site),
        **skos.files(atlas, named, site),
        **tbx.files(named, site),
        **glossaries.files(named),
        **bibliography.files(atlas),
        **table_files.files(atlas, filled, site),
        **single_tables.files(atlas, filled),
    }
    found |= archives.files(atlas, filled, found, site)  # the database holds the same again, so it is in no archive
    return {**found, database.PATH: database.database(filled)}
