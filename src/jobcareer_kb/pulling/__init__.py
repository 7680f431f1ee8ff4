"""`pull`: what somebody changed in a Word file, as a proposed change of the records."""
