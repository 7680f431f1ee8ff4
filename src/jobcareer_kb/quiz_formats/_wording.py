"""The words of an item as HTML, and as plain text, each on one line."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jobcareer_kb.inline import Cite, Emphasis, Inline, Link, Strong, Text, children_of
from jobcareer_kb.quiz import Quiz, worded
from jobcareer_kb.wordings import Wordings

_BREAKING = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufffe\\uffff]")
"""Line ends, and signs that XML 1.0 (section 2.2) or PostgreSQL (U+0000) cannot hold."""


def one_line(text: str) -> str:
    """Fold whatever would break a line, or a file, to a space."""
    return _BREAKING.sub(" ", text).strip()


def escaped(text: str) -> str:
    """Plain words as HTML on one line."""
    return html.escape(one_line(text), quote=False)


@dataclass(frozen=True, slots=True)
class Wording:
    """How the texts of one quiz are put into words: citations as author and year."""

    short_forms: Mapping[str, str]
    wordings: Wordings

    @classmethod
    def of(cls, quiz: Quiz) -> "Wording":
        """How the texts of a quiz are put into words."""
        return cls(quiz.short_forms, quiz.wordings)

    def plain(self, text: Inline) -> str:
        """One text in plain words, for places that hold no HTML."""
        return one_line(worded((text,), self.short_forms))

    def html(self, text: Inline) -> str:
        """One text as HTML; emphasis and links stay."""
        return one_line(self._marked_up(text))

    def _marked_up(self, node: Inline) -> str:
        if isinstance(node, Text | Cite):
            return html.escape(worded((node,), self.short_forms), quote=False)
        inner = "".join(self._marked_up(child) for child in children_of(node))
        match node:
            case Strong():
                return f"<strong>{inner}</strong>"
            case Emphasis():
                return f"<em>{inner}</em>"
            case Link(url=url):
                return f'<a href="{html.escape(url)}">{inner}</a>'
        return inner


def paragraphs(*texts: str) -> str:
    """One paragraph of HTML for each text that is not empty."""
    return "".join(f"<p>{text}</p>" for text in texts if text)


def listed(entries: Iterable[str], tag: str) -> str:
    """Entries in HTML as a list, `ol` or `ul`; nothing where there are none."""
    inner = "".join(f"<li>{entry}</li>" for entry in entries)
    return f"<{tag}>{inner}</{tag}>" if inner else ""
