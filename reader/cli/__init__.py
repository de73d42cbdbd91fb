"""The command line: one module per family of commands, each imported only when its command is given.

Its small values are named tuples: they are made at every start, eight times cheaper than frozen dataclasses.
"""
