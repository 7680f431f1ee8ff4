"""Markup of other languages, which a text may hold by mistake: what it is and what to write."""

import re
from html.entities import html5
from typing import NamedTuple

from jobcareer_kb.inline.brackets import PICTURE

_TAG_END = re.compile(r"[\s/>]")
_HTML = "HTML"
_ENTITY = "an HTML entity"
_UNDERSCORE = "underscore emphasis"
_PICTURE = "a picture"
_PICTURE_SIGN = "the sign of a picture"
_BARE = "a bare address"
_FOREIGN = (
    (re.compile(r"</?[A-Za-z!][^<>]*>?"), _HTML),
    (re.compile(r"`+(?:[^`]*`+)?"), "code marks"),
    (PICTURE, _PICTURE),
    (re.compile(r"!(?=\[)"), _PICTURE_SIGN),
    (re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);"), _ENTITY),
    (re.compile(r"~~(?:[^~]*~~)?"), "strike-through"),
    (re.compile(r"\{[{%#](?:[^{}]*[}%#]\})?|[}%#]\}"), "template code"),
    (re.compile(r"(?<!\w)_+(?=[^\W_])(?:[^_]*[^\s_]_+(?!\w))?|(?<=[^\W_])_+(?!\w)"), _UNDERSCORE),
    (re.compile(r"(?:https?://|(?<!\w)www\.(?=\w))\S*(?<![.,;:!?)])"), _BARE),
)
_MEND = {
    _BARE: "write it as a link, '[name](address)'; the address must begin with https://",
    _PICTURE: "pictures are not supported: leave it out, or link to it, '[name](https://...)'",
    _PICTURE_SIGN: "put a space between '!' and '['",
}
_IN_LINK = "leave 'https://' out of the words of the link"
_OTHER_MEND = "use plain words, *emphasis*, **strong**, links and citations"


class Foreign(NamedTuple):
    """A piece of other markup."""

    what: str
    words: str
    """As they stand there, without white space around them."""
    end: int
    """Where it ends."""
    tag: bool
    """True for what HTML writes in angle brackets."""
    help: str
    help_in_link: str
    """What to do within the words of a link."""


def foreign_at(text: str, at: int, end: int) -> Foreign | None:
    """The other markup that begins at a place, if any does."""
    for pattern, what in _FOREIGN:
        found = pattern.match(text, at, end)
        if found and (what != _ENTITY or _is_entity(found.group())):
            words = found.group().strip() or found.group()
            fix = _MEND.get(what, _OTHER_MEND)
            in_link = _IN_LINK if what == _BARE else fix
            return Foreign(what, words, found.end(), what == _HTML, fix, in_link)
    return None


def tag_name(tag: str) -> str:
    """The name of the element that a tag begins."""
    return _TAG_END.split(tag[1:], maxsplit=1)[0]


def _is_entity(text: str) -> bool:
    """Tell `&amp;` from the words of "R&D; and so on"."""
    return text[1] == "#" or text[1:] in html5
