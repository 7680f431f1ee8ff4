"""One entry of a reference list: who, when, what, where (APA 7, chapter 9)."""

from collections.abc import Iterable

from jobcareer_kb.bibliography.dates import date_of, year
from jobcareer_kb.bibliography.law import law
from jobcareer_kb.bibliography.leads import Lead, lead
from jobcareer_kb.bibliography.markup import emphasised, marked
from jobcareer_kb.bibliography.names import running
from jobcareer_kb.bibliography.numerals import capitalised
from jobcareer_kb.bibliography.origins import address, origins
from jobcareer_kb.bibliography.sorts import LAW
from jobcareer_kb.bibliography.titles import round_brackets, square_brackets, title_of
from jobcareer_kb.inline import Inline, Inlines, Text, plain
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.wordings import Wordings

_STOPS = (".", "?", "!", "…", ".”", "?”", "!”")
_WITH_CONTRIBUTORS = frozenset({"book", "musical_score", "pamphlet", "report", "standard"})


def entry(ref: Reference, letter: str, terms: Wordings) -> Inlines:
    """The entry without its number; `letter` tells it from others of one author and year."""
    if ref.type in LAW:
        behind = f" {ref.references}" if ref.references else ""
        return (*_sentences([law(ref, letter, terms)]), *address(ref, terms), *_text(behind))
    first = lead(ref, terms)
    body = _sentences([*_head(ref, first, letter, terms), *origins(ref, first, terms)])
    return _merged((*body, *address(ref, terms), *_history(ref, terms)))


def _head(ref: Reference, first: Lead, letter: str, terms: Wordings) -> list[Inlines]:
    """Author, date and title; a work without an author begins with its title (APA 7, 9.12)."""
    date = _text(f"({date_of(ref, letter, terms)})")
    title = title_of(ref, terms)
    brackets = f"{round_brackets(ref, terms, first.roles)}{square_brackets(ref, terms)}"
    title = (*title, *_text(brackets if title else brackets.lstrip()))
    return (
        [_text(f"{first.words}{_helpers(ref, terms)}"), date, title]
        if first.words
        else [title, date]
    )


def _helpers(ref: Reference, terms: Wordings) -> str:
    """Those who wrote along with the authors."""
    if not ref.contributor or not ref.author or ref.type not in _WITH_CONTRIBUTORS:
        return ""
    return f" ({terms.say('entry-with', names=running(ref.contributor, terms))})"


def _history(ref: Reference, terms: Wordings) -> Inlines:
    """What became of a work, and how it came out before, in round brackets."""
    has_place = ref.volume or ref.issue or ref.number or ref.page or ref.collection_title
    status = capitalised(ref.status) if ref.status and ref.issued and has_place else ""
    before = marked(ref.references) if ref.references else _first_out(ref, terms)
    if not status and not before:
        return ()
    between = "; " if status and before else ""
    return (Text(f" ({status}{between}"), *before, Text(")"))


def _first_out(ref: Reference, terms: Wordings) -> Inlines:
    date = ref.original_date
    when = year(date, terms) if date is not None and date.is_known else ""
    told = ", ".join(part for part in (when, ref.original_publisher) if part)
    title = ref.original_title or ""
    if not told or not title:
        return _text(terms.say("entry-original", year=told)) if told else ()
    before, _, behind = terms.say("entry-original-title", title=title, year=told).partition(title)
    return (*_text(before), *emphasised(marked(title)), *_text(behind))


def _text(words: str) -> Inlines:
    return (Text(words),) if words else ()


def _sentences(parts: Iterable[Inlines]) -> Inlines:
    """Parts one behind the other, each with one full stop."""
    shown: list[Inlines] = []
    for part in parts:
        if words := plain(part).rstrip():
            stop = "" if words.endswith(_STOPS) else "."
            shown.append(((Text(" "),) if shown else ()) + part + _text(stop))
    return _merged(node for part in shown for node in part)


def _merged(nodes: Iterable[Inline]) -> Inlines:
    """Neighboring words as one text."""
    merged: list[Inline] = []
    for node in nodes:
        last = merged[-1] if merged else None
        if isinstance(node, Text) and isinstance(last, Text):
            merged[-1] = Text(last.text + node.text)
        else:
            merged.append(node)
    return tuple(merged)
