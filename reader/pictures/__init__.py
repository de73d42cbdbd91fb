"""Pictures: fetched files decoded in a process of its own, into what a terminal can show."""
