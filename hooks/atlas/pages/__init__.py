"""The pages of records and sections, hand-written pages with their macros, and the templates."""
