"""Media that words of strangers are printed in: what is special in each, and how it is escaped.

One module a medium. It says at its top which signs its reader obeys instead of showing them, and
every report and command that prints into that medium goes through its functions.
"""
