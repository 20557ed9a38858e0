"""The records as tables: columns read off the declared fields, rows, and the files and descriptors made of them."""
