"""The trace between a record and what is printed of it, in both directions."""
