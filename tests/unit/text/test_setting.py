import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.text import setting


@given(st.text(alphabet="ab <>{}[](:)!/=\"'\n", max_size=80))
def test_neutralised_text_opens_no_tag_attribute_list_or_link(text):
    assert not setting.UNSAFE.search(setting.neutralise(text))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("no Chinese", "no Chinese"),
        ("joins 淘 to 客, a guest", "joins ⟨淘⟩ to ⟨客⟩, a guest"),
        ("《网络交易》 (2024)", "《⟨网络交易⟩》 (2024)"),
        ("甲、乙。", "⟨甲、乙⟩。"),
    ],
)
def test_each_run_of_chinese_is_marked(text: str, marked: str):
    spans = marked.replace("⟨", '<span lang="zh-Hans">').replace("⟩", "</span>")
    assert setting.chinese_marked(text) == spans
