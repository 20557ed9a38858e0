"""Dates, marks and Chinese inside texts."""
