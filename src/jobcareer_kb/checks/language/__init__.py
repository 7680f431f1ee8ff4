"""Checks of the words: how hard they are, which are avoided, which have one name."""
