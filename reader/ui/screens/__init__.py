"""Screens: the reader itself, and the pages that come over it."""
