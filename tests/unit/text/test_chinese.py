import pytest

from atlas.text import chinese


@pytest.mark.parametrize(
    ("zh", "pinyin"),
    [
        ("返利网站", "fǎnlì wǎngzhàn"),
        ("阿里妈妈", "Ālǐ Māma"),
        ("S2B2C模式", "S2B2C móshì"),
        ("私域", "sīyù"),
        ("一站式", "yízhànshì"),
        ("天时、地利、人和", "tiānshí, dìlì, rénhé"),
        ("西安", "Xī'ān"),
    ],
)
def test_pinyin_that_reads_the_characters(zh, pinyin):
    assert chinese.agrees(zh, pinyin)


@pytest.mark.parametrize(
    ("zh", "pinyin"), [("返利", "fanli"), ("返利", "fǎnlí"), ("返利", "fǎn"), ("返利", "fǎnlì wǎng"), ("返利", "")]
)
def test_pinyin_that_does_not(zh, pinyin):
    assert not chinese.agrees(zh, pinyin)


def test_the_suggested_pinyin_agrees():
    for zh in ("私域零售", "社区团购", "企业微信"):
        assert chinese.agrees(zh, chinese.suggest(zh))


def test_traditional_characters_are_found():
    assert chinese.traditional("私域零售") is None
    assert chinese.traditional("私域電商") == ("電", "电")
