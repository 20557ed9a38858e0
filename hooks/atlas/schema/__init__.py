"""What a record may hold: its declaration, and what is derived from it."""
