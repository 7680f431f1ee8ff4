"""A compiler for cited curriculum: records in, workshop material out."""

__version__ = "0.1.0"
