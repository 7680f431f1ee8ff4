"""Checks of the ledger: what was looked up of each claim and its source."""
