"""What pydantic finds wrong with a document, worded for people and put at its place in the file."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from atlas.diagnostics import Diagnostic, FieldPath, did_you_mean
from atlas.loading.yaml_source import Document
from atlas.schema.introspection import keys_at
from atlas.schema.types import LOOKED_FOR, LookedFor, Part


def diagnostics_from(kind: type[Part], document: Document, error: ValidationError) -> list[Diagnostic]:
    """Word all findings of a failed validation, each at its location in the file."""
    found = error.errors(include_url=False)
    # A list that lost its members to other problems is not also "too short".
    found = [e for e in found if e["type"] != "too_short" or not any(_inside(o["loc"], e["loc"]) for o in found)]
    return [diagnostic_from(kind, document, e) for e in found]


def _inside(inner: FieldPath, outer: FieldPath) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def diagnostic_from(kind: type[Part], document: Document, error: Any) -> Diagnostic:
    """Word one of pydantic's findings for people, at its location in the file."""
    trail = _real_trail(error["loc"], document.data)
    name, where = error["loc"][-1], document.location(*trail)
    if name == "[key]":
        hint = "use lower-case letters, digits and single hyphens"
        return Diagnostic(document.key_location(*trail), "bad-id", f'"{trail[-1]}" is no id', hint)
    match error["type"]:
        case "extra_forbidden":
            names = keys_at(LookedFor, ()) if LOOKED_FOR in error["loc"] else keys_at(kind, trail[:-1])
            hint = did_you_mean(str(name), names) or f"fields are {', '.join(names)}"
            return Diagnostic(document.key_location(*trail), "unknown-field", f'no field "{name}" here', hint)
        case "missing":
            return Diagnostic(where, "missing-field", f'"{_dotted((*trail, name))}" is missing')
        case "value_error":
            message, _, hint = str(error["ctx"]["error"]).partition("; ")
            code = "bad-date" if trail[-1:] in _DATES else "bad-value"
            return Diagnostic(where, code, f"{_dotted(trail)}: {message}", hint)
        case "greater_than_equal":
            return Diagnostic(where, "wrong-type", f"{_dotted(trail)}: {error['ctx']['ge']:,} at least")
        case "less_than_equal":
            return Diagnostic(where, "wrong-type", f"{_dotted(trail)}: {error['ctx']['le']:,} at most")
        case "too_short":
            least = error["ctx"]["min_length"]
            wanted = "at least one is needed" if least == 1 else f"at least {least} are needed"
            return Diagnostic(where, "wrong-type", f"{_dotted(trail)}: {wanted}")
    wording = _WORDINGS.get(error["type"], error["msg"][0].lower() + error["msg"][1:])
    return Diagnostic(where, "wrong-type", f"{_dotted(trail)}: {wording}")


_DATES = (("date",), ("period",), ("accessed",), ("unknown",), ("looked_for",), ("checked",))
_WORDINGS = {
    "string_type": "text belongs here",
    "tuple_type": "a list belongs here, like [one, two]",
    "model_type": "fields belong here, like {date: 2017, cite: …}",
    "model_attributes_type": "fields belong here, like {date: 2017, cite: …}",
    "dict_type": "names with values belong here",
    "mapping_type": "names with values belong here",
    "float_type": "a number belongs here",
    "float_parsing": "a number belongs here",
    "finite_number": "a finite number belongs here",
    "int_type": "a whole number belongs here",
    "int_parsing": "a whole number belongs here",
    "is_instance_of": "a date belongs here",
}


def _real_trail(loc: tuple[str | int, ...], data: Any) -> FieldPath:
    """The part of pydantic's location that exists in the data (it also names union branches)."""
    path: list[str | int] = []
    for step in loc:
        items = dict(enumerate(data)) if isinstance(data, list) else data
        if isinstance(items, dict) and step in items:
            data = items[step]
            path.append(step)
    return tuple(path)


def _dotted(path: FieldPath) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
