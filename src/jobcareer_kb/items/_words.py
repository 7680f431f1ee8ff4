"""Lines of drafts in the words of a knowledge base, and of its language."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Any

from jobcareer_kb.items import Field
from jobcareer_kb.items._draft import Line, Piece
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.values import MARK, Advice, Words

_CITES = re.compile(r"\s*\[@[^\]]*\]")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'¿¡(]*[A-ZÁÉÍÓÚÑ])")
_NO_END = re.compile(r"\b(?:U\.S|[A-Z]|etc|e\.g|i\.e)\.$")
_END = re.compile(r"[.]+$")


LABEL = "label"
"""Begins the name of a piece that stands as a label before the next one."""


class Unsaid(Exception):
    """A text cannot be cut as a draft wants it; says why."""


def rank(*parts: str) -> str:
    """A digest by which to choose and to order: the same for the same parts in every build."""
    return hashlib.sha256(":".join(parts).encode()).hexdigest()


def text_at(kb: KnowledgeBase, piece: Piece) -> str:
    """The words of a field as they are printed, in the inline grammar, on one line."""
    value = _value(kb, piece)
    if not isinstance(value, Words):
        raise Unsaid(f"{piece.record} has no text there")
    return " ".join(str(value).split())


def field_at(kb: KnowledgeBase, line: Line) -> Field:
    """The field that a line is traced to; of advice, the text itself."""
    piece = line.places[0][1]
    advice = isinstance(_value(kb, piece), Advice) and piece.route[-1] != MARK
    return piece.record, (*piece.route, MARK) if advice else piece.route


def _value(kb: KnowledgeBase, piece: Piece) -> Any:
    value: Any = kb.as_printed[piece.record]
    for part in piece.route:
        value = getattr(value, part) if isinstance(part, str) else value[part]
    return value


def sentences(text: str) -> list[str]:
    """The sentences of a text without sources; "U.S. " ends none."""
    found: list[str] = []
    for part in _SENTENCE.split(text):
        if found and _NO_END.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def said(kb: KnowledgeBase, piece: Piece) -> str:
    """What a piece says."""
    text = text_at(kb, piece)
    if piece.cut == "cited":
        return text
    text = _CITES.sub("", text).strip()
    match piece.cut:
        case "whole":
            return text
        case "first":
            return sentences(text)[0]
        case "open":
            return _END.sub("", text)
        case "small":
            return small(_END.sub("", sentences(text)[0]))
        case "meaning":
            return _meaning(kb, piece, sentences(text)[0])


def small(text: str) -> str:
    """A text that goes on within a sentence; a name in capitals stays as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _meaning(kb: KnowledgeBase, piece: Piece, sentence: str) -> str:
    """What follows the term and the word for "is"; the term must not come again."""
    term = said(kb, Piece(piece.record, ("term",)))
    links = "|".join(map(re.escape, words_for(kb)["is"].split(", ")))
    found = re.search(rf"\b{re.escape(term)}\s+(?:{links})\s+(.+)$", sentence, re.IGNORECASE)
    if found is None:
        raise Unsaid(f"the meaning of {piece.record} does not begin with the term")
    rest = _END.sub("", found[1])
    if re.search(rf"\b{re.escape(term)}\b", rest, re.IGNORECASE):
        raise Unsaid(f"the meaning of {piece.record} says the term again")
    return rest


def words_for(kb: KnowledgeBase) -> Mapping[str, str]:
    """The wordings of items in the language of a knowledge base."""
    return kb.asking(kb.settings.language)


def filled(kb: KnowledgeBase, line: Line, id_: str, variant: int = 0) -> str:
    """A line in words; of several wordings, the id of the item says which."""
    if not line.key:
        return (
            " ".join(_labelled(kb, line)) if len(line.places) > 1 else said(kb, line.places[0][1])
        )
    words = words_for(kb)
    forms = sorted(key for key in words if key.rpartition("-")[0] == line.key) or [line.key]
    form = words[forms[(int(rank(line.key, id_)[:8], 16) + variant) % len(forms)]]
    found = {name: said(kb, piece) for name, piece in line.places}
    text = reduce(lambda so_far, n: so_far.replace(f"{{{n}}}", found[n]), found, form)
    return _tidied(text)


def _labelled(kb: KnowledgeBase, line: Line) -> Iterator[str]:
    """Pieces one after another, each a sentence; a label stands before the one that it names."""
    for name, piece in line.places:
        text = said(kb, piece)
        bare = _CITES.sub("", text)
        yield f"{text}:" if name.startswith(LABEL) else text if bare[-1] in ".!?" else f"{text}."


def _tidied(text: str) -> str:
    """One sign at the end of a quoted sentence, and not two."""
    return re.sub(r"([.!?])([”»])\.", r"\1\2", text)
