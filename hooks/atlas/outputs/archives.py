"""Pack files into ZIP archives, each with a README, the licence, how to cite, and checksums.

The same contents are the same bytes at any time.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping

from atlas.corpus.atlas import Atlas
from atlas.outputs import single_tables
from atlas.outputs.how_to_cite import AUTHOR, SITE
from atlas.outputs.json_csv import ALL
from atlas.outputs.tables import files as table_files
from atlas.outputs.tables.layout import Table
from atlas.outputs.versions import VERSION

EVERYTHING = "data/siyu-atlas.zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip knows
_SUMS = "SHA256SUMS"
Contents = Mapping[str, str | bytes]


def files(atlas: Atlas, tables: Mapping[str, Table], published: Contents, site: str) -> dict[str, bytes]:
    """Return an archive of all tables, one of each, and one of each series, path below docs/ to bytes.

    `published` are the files that are published by themselves, by path below docs/.
    """
    chosen = (ALL, f"{table_files.FOLDER}/")  # what else there is says the same in other forms
    inside = {path.removeprefix("data/"): text for path, text in published.items() if path.startswith(chosen)}
    found = {EVERYTHING: packed("the whole atlas", inside, site)}
    for name, table in tables.items():
        text = str(published[f"{table_files.FOLDER}/{name}.csv"])
        package = table_files.descriptor(atlas, {name: table}, {name: text}, site)
        own = {f"{name}.csv": text, table_files.DESCRIPTOR: _json(package)}
        found[f"{table_files.FOLDER}/{name}.zip"] = packed(f"the table {name}", own, site)
    for path, (title, contents) in single_tables.bundles(atlas, published).items():
        found[path] = packed(title, contents, site)
    return found


def packed(title: str, contents: Contents, site: str) -> bytes:
    """Return an archive of `contents` with what a reader has to know of them and a checksum of each."""
    whole = {"README.md": _readme(title, site), **contents}
    sums = (f"{hashlib.sha256(_bytes(content)).hexdigest()}  {name}" for name, content in sorted(whole.items()))
    return zipped({**whole, _SUMS: "\n".join(sums) + "\n"})


def zipped(contents: Contents) -> bytes:
    """Return a ZIP archive of the files, the same bytes for the same contents."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, content, compresslevel=4)
    return data.getvalue()


def _readme(title: str, site: str) -> str:
    where = f"\nPublished at {site} - the page {site}data/ says what each file holds.\n" if site else ""
    return f"""# {SITE}: {title}
{where}
- Licence: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
- Cite as: {AUTHOR}. {SITE}: {title}. Version of the form {VERSION}. {site or SITE}
- Text is UTF-8. An empty cell says nothing: neither no nor none.
- Dates stand as their sources give them; no date is more exact than its source. Beside each stand its first and last
  possible day.
- A text that a spreadsheet would take for a formula has an apostrophe before it.
- Sources are cited as `id passages`; {ALL.removeprefix("data/")} and the table `sources` say what they are.
- `{_SUMS}` holds a checksum of each file: `sha256sum --check {_SUMS}`.
"""


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
