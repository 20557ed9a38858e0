"""Which characters are Chinese."""

from __future__ import annotations

import re

HAN = re.compile(r"[\u3400-\u9fff]")
"""One Chinese character."""
HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
"""Chinese characters without a break."""
CHINESE = re.compile(r"[\u3400-\u9fff](?:[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]*[\u3400-\u9fff])?")
"""A stretch of Chinese: characters with the punctuation between them."""


def has_han(text: str) -> bool:
    """Return whether the text holds a Chinese character."""
    return HAN.search(text) is not None
