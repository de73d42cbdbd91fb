"""How fast and how lean the reader is: ratios measured in one run on one machine, printed as tables."""
