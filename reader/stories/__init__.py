"""What belongs together, and why: pure functions over records."""
