"""What the commands for contributors do with records: find, format, rename and compare them."""
