"""Widgets: presentation only; they know nothing of the library."""
