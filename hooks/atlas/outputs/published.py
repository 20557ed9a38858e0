"""Everything that is published beside the pages: the one list of outputs."""

from __future__ import annotations

from atlas.corpus.atlas import Atlas
from atlas.loading.history import History
from atlas.outputs import (
    api,
    archives,
    bibliography,
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
from atlas.outputs.concepts import concepts
from atlas.outputs.tables import files as table_files
from atlas.outputs.tables.rows import tables
from atlas.page.routes import page_of


def files(atlas: Atlas, changes: History, site: str) -> dict[str, str | bytes]:
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
        **feeds.files(atlas, changes, site),
        **twins.llms(atlas, site),
        **opensearch.files(site),
        **table_files.files(atlas, filled, site),
        **single_tables.files(atlas, filled),
    }
    found |= archives.files(atlas, filled, found, site)  # the database holds the same again, so it is in no archive
    return {**found, database.PATH: database.database(filled)}


def last_changed(atlas: Atlas, changes: History) -> dict[str, str]:
    """Return the day on which the file of each page last changed, by the page's path below docs/."""
    records = {page_of(record): atlas.documents[record.id].path for record in atlas.records.values() if record.own_page}
    pages = {path: f"docs/{path}" for path in atlas.pages}
    return {page: changes[file][0].day for page, file in {**records, **pages}.items() if file in changes}
