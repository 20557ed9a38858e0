"""Turn what pydantic finds wrong with a document into problems: worded for people, at their locations in the file."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from atlas.diagnostics import Diagnostic, FieldPath, did_you_mean
from atlas.loading.yaml_source import Document
from atlas.schema.introspection import keys_at
from atlas.schema.types import LOOKED_FOR, LookedFor, Part


def diagnostics_from(kind: type[Part], document: Document, error: ValidationError) -> list[Diagnostic]:
    """Return a problem for each finding of a failed validation, at its location in the file."""
    found = error.errors(include_url=False)
    # A list that lost its members to other problems is not also "too short".
    found = [e for e in found if e["type"] != "too_short" or not any(_inside(o["loc"], e["loc"]) for o in found)]
    return [diagnostic_from(kind, document, e) for e in found]


def _inside(inner: FieldPath, outer: FieldPath) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def diagnostic_from(kind: type[Part], document: Document, error: Any) -> Diagnostic:
    """Return one of pydantic's findings as a problem, at its location in the file."""
    path = _existing_path(error["loc"], document.data)
    name, where = error["loc"][-1], document.location(*path)
    if name == "[key]":
        hint = "use lower-case letters, digits and single hyphens"
        return Diagnostic(document.key_location(*path), "bad-id", f'"{path[-1]}" is no id', hint)
    match error["type"]:
        case "extra_forbidden":
            names = keys_at(LookedFor, ()) if LOOKED_FOR in error["loc"] else keys_at(kind, path[:-1])
            hint = did_you_mean(str(name), names) or f"fields are {', '.join(names)}"
            return Diagnostic(document.key_location(*path), "unknown-field", f'no field "{name}" here', hint)
        case "missing":
            return Diagnostic(where, "missing-field", f'"{_dotted((*path, name))}" is missing')
        case "value_error":
            message, _, hint = str(error["ctx"]["error"]).partition("; ")
            code = "bad-date" if path[-1:] in _DATES else "bad-value"
            return Diagnostic(where, code, f"{_dotted(path)}: {message}", hint)
        case "greater_than_equal":
            return Diagnostic(where, "wrong-type", f"{_dotted(path)}: at least {error['ctx']['ge']:,}")
        case "less_than_equal":
            return Diagnostic(where, "wrong-type", f"{_dotted(path)}: at most {error['ctx']['le']:,}")
        case "too_short":
            least = error["ctx"]["min_length"]
            wanted = "at least one is needed" if least == 1 else f"at least {least} are needed"
            return Diagnostic(where, "wrong-type", f"{_dotted(path)}: {wanted}")
    wording = _WORDINGS.get(error["type"], error["msg"][0].lower() + error["msg"][1:])
    return Diagnostic(where, "wrong-type", f"{_dotted(path)}: {wording}")


_DATES = (("date",), ("period",), ("accessed",), ("unknown",), ("looked_for",), ("checked",))
_WORDINGS = {
    "string_type": "text belongs here",
    "tuple_type": "a list belongs here, like [one, two]",
    "model_type": "fields belong here, like {date: 2017, cite: …}",
    "model_attributes_type": "fields belong here, like {date: 2017, cite: …}",
    "dict_type": "entries belong here, like `id: value`",
    "mapping_type": "entries belong here, like `id: value`",
    "float_type": "a number belongs here",
    "float_parsing": "a number belongs here",
    "finite_number": "a finite number belongs here",
    "int_type": "a whole number belongs here",
    "int_parsing": "a whole number belongs here",
    "is_instance_of": "a date belongs here",
}


def _existing_path(loc: tuple[str | int, ...], data: Any) -> FieldPath:
    """Return the part of pydantic's location that exists in the data; pydantic names the branches of unions as well."""
    path: list[str | int] = []
    for step in loc:
        items = dict(enumerate(data)) if isinstance(data, list) else data
        if isinstance(items, dict) and step in items:
            data = items[step]
            path.append(step)
    return tuple(path)


def _dotted(path: FieldPath) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
