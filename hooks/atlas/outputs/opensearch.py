"""Describe the search to browsers, so that it can be asked from the address bar (OpenSearch 1.1)."""

from __future__ import annotations

from html import escape

from atlas.outputs.how_to_cite import SITE

PATH = "opensearch.xml"


def files(site: str) -> dict[str, str]:
    """Return the description by its path; the theme reads the words that are looked for from the address."""
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{SITE}</ShortName>
<Description>{SITE}: business terms, firms and events of China's private domain retail</Description>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" template="{escape(site or "/")}?q={{searchTerms}}"/>
</OpenSearchDescription>
"""
    return {PATH: text}
