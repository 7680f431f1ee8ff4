"""The addresses of a knowledge base, asked one by one where somebody wants it: `check --links`."""
