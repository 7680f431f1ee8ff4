"""Checks of what stands twice: a term, a meaning, a name, an entry of a list, a side."""
