"""Checks of quiz items, alone or as a bank: no cue tells the key, one answer is right."""
