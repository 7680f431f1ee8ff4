"""Checks that nothing but the matter leads to the key: no cue in an item, nor in a whole bank."""
