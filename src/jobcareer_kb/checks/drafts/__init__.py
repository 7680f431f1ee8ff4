"""Checks of what is not finished or was damaged on its way: drafts, slips of the hand, odd signs."""
