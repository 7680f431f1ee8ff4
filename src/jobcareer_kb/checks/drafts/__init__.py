"""Checks of what is not finished or was damaged: drafts, slips of the hand, odd signs."""
