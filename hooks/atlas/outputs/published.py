"""Everything that is published beside the pages: the one list of outputs."""

from __future__ import annotations

from atlas.corpus.atlas import Atlas
from atlas.outputs import api, archives, database, json_csv, lexicon, single_tables, structured_data, yomitan
from atlas.outputs.tables import files as table_files
from atlas.outputs.tables.rows import tables


def files(atlas: Atlas, site: str) -> dict[str, str | bytes]:
    """Return every file, path below docs/ to content; `site` is the address of the site, empty where it has none."""
    filled = tables(atlas)
    found: dict[str, str | bytes] = {
        **json_csv.files(atlas),
        **lexicon.files(atlas),
        **yomitan.files(atlas, site),
        **structured_data.robots(site),
        **api.files(atlas, site),
        **table_files.files(atlas, filled, site),
        **single_tables.files(atlas, filled),
    }
    found |= archives.files(atlas, filled, found, site)  # the database holds the same again, so it is in no archive
    return {**found, database.PATH: database.database(filled)}
