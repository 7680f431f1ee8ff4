"""The bar that a change is held to: what stood before it, where that asks more.

Settings, word lists, comments that let findings stand, looks of the ledger and review dates are
compared with those of a revision. What asks less now is told, and the records are judged by both.
"""
