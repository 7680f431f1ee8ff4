"""Checks of references: each claim cites one, each is cited, each says where it is found."""
