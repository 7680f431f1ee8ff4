"""Which style of the base a block of the document has, and how its words are set."""

STYLES = {
    "body": "Body Text",
    "subtitle": "Subtitle",
    "meta": "Part Facts",
    "source": "Source Note",
    "prompt": "Answer Prompt",
    "hint": "Source Note",
}
"""The style of a paragraph, by its role."""
FINE_ROLES = frozenset({"source", "meta", "hint"})
"""Roles of paragraphs that are fine print also within a panel or a cell."""
SPOKEN = frozenset({"say", "ask"})
"""Cues whose words are said aloud, and so stand in quotation marks."""
SPAN_STYLES = {
    "mark": "Mark",
    "key": "Key Tag",
    "label": "Strong",
    "aside": "Aside",
    "number": "Step Number",
}
"""Character styles of the parts that words play."""
