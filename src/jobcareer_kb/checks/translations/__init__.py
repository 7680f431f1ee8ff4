"""Texts in other languages: they say what the record says, there is one for each, and no other."""
