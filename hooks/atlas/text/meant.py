"""What somebody meant who wrote a date or a number in another form than records do."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "(?P<month>" + "|".join(rf"{name}|{name[:3]}\.?" for name in _MONTH_NAMES) + ")"
_YEAR = "(?P<year>[0-9]{4})"
_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/.](?P<m>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}})",
        rf"{_YEAR}[-/.](?P<m>[0-9]{{1,2}})",
        rf"{_YEAR}年(?:(?P<m>[0-9]{{1,2}})月(?:(?P<day>[0-9]{{1,2}})[日号])?)?",
        rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? )?{_MONTH},? {_YEAR}",
        rf"{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
    )
)
_SPAN = re.compile(r"([0-9]{4}) ?(?:-|–|—|to) ?([0-9]{4})")
_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about|around|~) ?([0-9]{4}(?:-[0-9]{2})?)", re.IGNORECASE)
_SCALES = {
    "万": 10**4,
    "亿": 10**8,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "k": 10**3,
    "m": 10**6,
    "bn": 10**9,
}
_NUMBER = re.compile(
    r"(?P<sign>-?)(?P<number>[0-9]{1,3}(?:[,， ' ][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    rf" ?(?P<scale>{'|'.join(_SCALES)})?",
    re.IGNORECASE,
)


def date_meant(text: str) -> str:
    """Return the date as records write it; empty where the text may mean several or none."""
    text = _narrow(text)
    span, about = _SPAN.fullmatch(text), _ABOUT.fullmatch(text)
    if span and span[1] < span[2]:
        return f"{span[1]}/{span[2]}"
    if about:
        return f"{about[1]}~"
    found = next((found for form in _DATES if (found := form.fullmatch(text))), None)
    if not found:
        return ""
    parts = found.groupdict()
    month = int(parts.get("m") or 0) or _month(parts.get("month") or "")
    day = int(parts.get("day") or 0)
    if month > 12 or day > 31:
        return ""
    return "-".join([parts["year"], *(f"{part:02}" for part in (month, day) if part)])


def _month(name: str) -> int:
    return next(
        (number for number, full in enumerate(_MONTH_NAMES, 1) if name and full.startswith(name[:3].lower())), 0
    )


def number_meant(text: str) -> str:
    """Return the number as records write it; empty where the text is none or says more than a number."""
    found = _NUMBER.fullmatch(_narrow(text))
    if not found:
        return ""
    digits = re.sub(r"[^0-9.]", "", found["number"])
    value = Decimal(digits) * _SCALES.get((found["scale"] or "").lower(), 1)
    shown = f"{value:f}"
    return found["sign"] + (shown.rstrip("0").rstrip(".") if "." in shown else shown)


def _narrow(text: str) -> str:
    """Return the text with digits and punctuation of the usual width, and single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())
