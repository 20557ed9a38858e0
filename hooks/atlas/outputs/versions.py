"""The version of the form in which data is published, and how new the data are.

A change that could break a program (a name gone, a type changed) is a new version: the first number rises, and the
old form stays published until the second edition after it. Additions raise the second number.
"""

from atlas.corpus.atlas import Atlas
from atlas.schema.records import Source

VERSION = "1.0"
API = "v1"
"""The first number, as it stands in addresses."""


def newest_reading(atlas: Atlas) -> str:
    """Return the last day on which a source was read, which says how new the data are; empty where none is known."""
    return max((str(source.accessed) for source in atlas.of(Source) if source.accessed), default="")
