"""What stands in texts: dates, marks, Chinese."""
