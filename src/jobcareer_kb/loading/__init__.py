"""From files on disk to a knowledge base, with a place for every finding.

`tree` walks a folder and `names` judges what its files are called; `files` reads bytes and imports
nothing heavy, so that an unchanged build stays cheap; `characters` makes them text of `signs` that
people see, `yaml` data with places, `records` records; `corpus` joins them, and tells what is
`unread`. `revisions` gives files as they were, by way of `git`.
"""
