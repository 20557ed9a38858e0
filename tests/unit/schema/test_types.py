"""What the types of fields make of what is written."""

import pytest
from pydantic import TypeAdapter, ValidationError

from atlas.schema.types import Plain


@pytest.mark.parametrize("written", ["Two words", " Two words ", "Two\nwords", "Two \t\u00a0 words", "Two\u2028words"])
def test_plain_text_stands_on_one_line(written: str):
    assert TypeAdapter(Plain).validate_python(written) == "Two words"


def test_plain_text_is_not_empty():
    with pytest.raises(ValidationError, match="must not be empty"):
        TypeAdapter(Plain).validate_python(" \n")
