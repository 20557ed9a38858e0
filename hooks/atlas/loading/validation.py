"""Turn what pydantic finds wrong with a document into problems: worded for people, at their locations in the file."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from atlas.diagnostics import Diagnostic, FieldPath, Fix, Location, did_you_mean, nearest
from atlas.loading.yaml_source import Document
from atlas.schema.introspection import keys_at
from atlas.schema.types import LOOKED_FOR, LookedFor, Part
from atlas.text.meant import date_meant, number_meant


def diagnostics_from(kind: type[Part], document: Document, error: ValidationError) -> list[Diagnostic]:
    """Return a problem for each finding of a failed validation, at its location in the file."""
    found = error.errors(include_url=False)
    # A list that lost its members to other problems is not also "too short".
    found = [e for e in found if e["type"] != "too_short" or not any(_inside(o["loc"], e["loc"]) for o in found)]
    # A field that is only misspelt is not also missing.
    misspelt = {_nearest_field(kind, e["loc"]) for e in found if e["type"] == "extra_forbidden"}
    found = [e for e in found if e["type"] != "missing" or e["loc"] not in misspelt]
    return [diagnostic_from(kind, document, e) for e in found]


def _nearest_field(kind: type[Part], loc: FieldPath) -> FieldPath:
    """Return the path of the field whose name is spelt most like that of an unknown one."""
    near = nearest(str(loc[-1]), keys_at(kind, loc[:-1]))
    return (*loc[:-1], near)


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
            alike = next((known for known in names if _bare(known) == _bare(str(name))), "")
            fix = Fix(str(name), alike) if alike else None
            return Diagnostic(document.key_location(*path), "unknown-field", f'no field "{name}" here', hint, fix)
        case "missing":
            return Diagnostic(where, "missing-field", f'"{_dotted((*path, name))}" is missing')
        case "value_error":
            message, _, hint = str(error["ctx"]["error"]).partition("; ")
            if path[-1:] in _DATES:
                return _bad_date(where, path, str(error["input"]), message, hint)
            return Diagnostic(where, "bad-value", f"{_dotted(path)}: {message}", hint)
        case "float_type" | "int_type" | "float_parsing" | "int_parsing" if isinstance(error["input"], str):
            return _bad_number(where, path, error["input"])
        case "string_pattern_mismatch" if "http" in error["ctx"]["pattern"]:
            message = f"{_dotted(path)}: an address begins with https:// and holds no space"
            return Diagnostic(where, "wrong-type", message)
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


def _bad_date(where: Location, path: FieldPath, text: str, message: str, hint: str) -> Diagnostic:
    meant = date_meant(text)
    if not meant or meant == text:
        return Diagnostic(where, "bad-date", f"{_dotted(path)}: {message}", hint)
    message = f'{_dotted(path)}: "{text}" is not a date'
    return Diagnostic(where, "bad-date", message, f"write {meant}", Fix(text, meant))


def _bad_number(where: Location, path: FieldPath, text: str) -> Diagnostic:
    meant = number_meant(text)
    message = f'{_dotted(path)}: a number belongs here, not "{text}"'
    if meant:
        return Diagnostic(where, "wrong-type", message, f"write {meant}", Fix(text, meant))
    hint = "write the digits alone; what they count stands in the unit" if any(map(str.isdigit, text)) else ""
    return Diagnostic(where, "wrong-type", message, hint)


def _bare(name: str) -> str:
    return name.replace("-", "").replace("_", "").replace(" ", "").casefold()


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
