"""An original page made a readable article: extracted in a process of its own, and judged. Nothing here fetches."""
