"""The inline texts of records: their tree, their grammar, and the marks of traced texts."""

from jobcareer_kb.inline.gist import Gist, claim_digest, claim_words, digest_of, gist
from jobcareer_kb.inline.grammar import Fault, Parsed, PlacedCite, parse
from jobcareer_kb.inline.marks import Mark, Marker, route_digest, text_digest
from jobcareer_kb.inline.tree import (
    Cite,
    CiteItem,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Route,
    Span,
    Strong,
    Text,
    Traced,
    children_of,
    plain,
    walk,
    without_cites,
)

__all__ = [
    "Cite",
    "CiteItem",
    "Emphasis",
    "Fault",
    "Gist",
    "Inline",
    "Inlines",
    "Link",
    "Mark",
    "Marker",
    "Parsed",
    "PlacedCite",
    "Route",
    "Span",
    "Strong",
    "Text",
    "Traced",
    "children_of",
    "claim_digest",
    "claim_words",
    "digest_of",
    "gist",
    "parse",
    "plain",
    "route_digest",
    "text_digest",
    "walk",
    "without_cites",
]
