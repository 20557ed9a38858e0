"""What may stand in a record, and what is read off its declaration."""
