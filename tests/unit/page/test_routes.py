import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.page.routes import relative


@pytest.mark.parametrize(
    ("path", "folder", "address"),
    [
        ("index.md", "", "./"),
        ("index.md", "models/a", "../../"),
        ("models/a.md", "", "models/a/"),
        ("models/a.md", "models/a", "./"),
        ("models/a.md", "models/b", "../a/"),
        ("models/index.md", "models/b", "../"),
        ("glossary/a.md", "models", "../glossary/a/"),
        ("expressions/index.md#x", "models/b", "../../expressions/#x"),
        ("models/a.json", "models/a", "../a.json"),
    ],
)
def test_an_address_is_relative_to_the_folder_a_page_is_published_in(path: str, folder: str, address: str):
    assert relative(path, folder) == address


FOLDERS = st.lists(st.sampled_from("ab"), max_size=3).map("/".join)


@given(FOLDERS, FOLDERS)
def test_the_address_leads_from_the_folder_to_the_file(to: str, folder: str):
    path = posixpath.join(to, "file.json")
    assert posixpath.normpath(posixpath.join("/", folder, relative(path, folder))) == f"/{path}"
