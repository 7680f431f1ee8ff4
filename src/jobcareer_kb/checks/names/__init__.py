"""Checks of records that name each other, or a setting."""
