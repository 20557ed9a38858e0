"""What is published beside pages: JSON and CSV, structured data, citations, the search index, the lexicon."""
