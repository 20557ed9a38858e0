"""Files to records, vocabulary and hand-written pages, every value with its location."""
