"""Siyu Atlas as a plain library: records in, pages and other outputs out.

Layers, from the bottom up; a module imports from its own layer and from those below it::

    text, diagnostics < schema < loading, economics < corpus < page, rules < figures < outputs < pages < build

Nothing in here imports the site generator or writes below the project; compiled templates and the word list of the
Chinese segmenter are kept in the folder for temporary files.
"""
