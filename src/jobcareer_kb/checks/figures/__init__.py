"""Checks of figures: bound to a row, dated, of the row that is meant; tables that somebody uses."""
