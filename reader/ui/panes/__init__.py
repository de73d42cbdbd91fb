"""Panes: each loads its own part of the library and shows it."""
