"""Say in words what a column of a table holds."""

from atlas.outputs.tables.layout import RECORDS, Column

_FORMS = {
    "plain": "text",
    "inline": "text, without links and citations",
    "body": "paragraphs of Markdown, without links and citations",
    "cite": "the sources, each with its passages, with semicolons between them",
}
_TYPES = {"integer": "a whole number", "number": "a number", "boolean": "true or false", "date": "a day"}


def described(column: Column) -> str:
    """Return in words what a column holds."""
    if column.note:
        return column.note
    if column.refers:
        return "the id of a record" if column.refers == RECORDS else f"the id in {column.refers}"
    if column.vocabulary:
        return f"one of the {column.vocabulary.replace('_', ' ')}"
    return _FORMS.get(column.form) or _TYPES.get(column.type) or ("one of some words" if column.words else "text")
