"""What is published beside pages."""
