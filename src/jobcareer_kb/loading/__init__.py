"""From files on disk to a knowledge base, with a place for every finding.

`files` reads bytes and imports nothing heavy, so that an unchanged build stays cheap; `characters`
makes them text, `plain_data` data, `records` records; `positions` finds places; `corpus` joins
them.
"""
