"""What pages are made of: links, citations, tables, numbers."""
