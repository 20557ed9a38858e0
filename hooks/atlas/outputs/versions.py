"""The version of the form in which data is published.

A change that could break a program (a name gone, a type changed) is a new version: the first number rises, and the
old form stays published until the second edition after it. Additions raise the second number.
"""

VERSION = "1.0"
API = "v1"
"""The first number, as it stands in addresses."""
