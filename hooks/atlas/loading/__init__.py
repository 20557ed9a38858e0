"""Read files into records, vocabulary and hand-written pages, every value with its location."""
