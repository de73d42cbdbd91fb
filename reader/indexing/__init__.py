"""Bringing a library in step with its sources: list, plan, fetch, parse, save."""
