"""What the evidence ledger says of each claim and each of its sources; pure logic, no disk.

`states.py` joins the entries with the claims, `tally.py` counts, `printing.py` takes out the
citations that must not be printed, `notes.py` gathers what a facilitator is told, `entry.py` makes
the text of an entry.
"""
