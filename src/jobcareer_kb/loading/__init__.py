"""From files on disk to a knowledge base, with a place for every finding.

`files` reads bytes and imports nothing heavy, so that an unchanged build stays cheap; `positions`
turns text into plain data; `records` turns data into records; `corpus` joins them.
"""
