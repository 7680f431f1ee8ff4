"""From a sound knowledge base to files on disk: what to make, from what, and what lies there."""
