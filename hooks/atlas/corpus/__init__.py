"""The resolved corpus, and what follows from it: relations, evidence."""
