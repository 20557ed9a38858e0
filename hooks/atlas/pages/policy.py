"""The content security policy of a page: what it may load and run, so that no text can ever become a script.

Everything comes from the site's own origin; what stands in the page itself runs only by the hash of its text.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_DATA = re.compile(r'\bsrc=|type="application/(?:ld\+)?json"')
_HEAD = re.compile(r'<head>\s*(?:<meta charset="utf-8">)?')
_RULES = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",  # the theme draws its icons so
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)


def with_policy(html: str) -> str:
    """Return a page with its policy, before anything that the policy is about."""
    scripts = (found["text"] for found in _INLINE.finditer(html) if not _DATA.search(found["attributes"]))
    hashes = " ".join(dict.fromkeys(map(_hash, scripts)))
    rules = "; ".join((*_RULES, f"script-src 'self' {hashes}".rstrip()))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    return _HEAD.sub(lambda found: found[0] + meta, html, count=1)


@lru_cache(maxsize=64)  # the theme's scripts are the same on most pages
def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
