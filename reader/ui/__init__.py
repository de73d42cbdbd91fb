"""The Textual app: one of the two faces of the library."""
