"""Files in folders that others write into too (io): nothing is followed, half-written or lost.

`folder.py` holds a folder open and reaches what lies below it without following a link; `way.py`
opens the folder that a user named; `files.py` writes the one file that a user named; `pouring.py`
puts bytes into a file that is open; `swap.py` replaces a file only while it is what was read;
`locks.py` keeps two commands apart; `standing.py` says what lies where something else was expected.
"""
