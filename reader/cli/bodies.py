"""The body of an article, readable: Markdown, its links, and how long it takes to read."""
