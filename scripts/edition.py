"""Make an edition: a dated copy of the data that never changes, with checksums, for citations to name.

The day is that of the last change that git knows. The copy goes to docs/editions/ and is published with the site; the
form of the data goes to tests/unit/outputs/editions/, where a test compares the form with it from then on.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from atlas.build import load_atlas
from atlas.loading.history import history
from atlas.outputs.archives import EVERYTHING
from atlas.outputs.form import form
from atlas.outputs.published import Published
from atlas.outputs.versions import VERSION

PROJECT = Path(__file__).parents[1]


def main(project: Path = PROJECT, site: str = "") -> int:
    """Write the edition of the day of the last change; return 1 where git knows none or it is there already."""
    changes = history(project, "data", "docs")
    day = max((found[0].day for found in changes.values()), default="")
    target = project / "docs" / "editions" / day
    if not day or target.exists():
        print(f"the edition {day} is there already" if day else "git knows of no change", file=sys.stderr)
        return 1
    atlas = load_atlas(project / "data", project / "docs")
    name = f"siyu-atlas-{day}.zip"
    archive = Published(atlas, changes, site).files()[EVERYTHING]
    assert isinstance(archive, bytes)
    target.mkdir(parents=True)
    (target / name).write_bytes(archive)
    (target / "SHA256SUMS").write_text(f"{hashlib.sha256(archive).hexdigest()}  {name}\n", "utf-8")
    forms = project / "tests" / "unit" / "outputs" / "editions"
    forms.mkdir(parents=True, exist_ok=True)
    (forms / f"{VERSION}.json").write_text(json.dumps(form(atlas), indent=1) + "\n", "utf-8")
    print(f"docs/editions/{day}/{name}: commit it, and name it by its address")
    return 0


if __name__ == "__main__":
    sys.exit(main(site=sys.argv[1] if len(sys.argv) > 1 else ""))
