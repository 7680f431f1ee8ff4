"""The title of a work, and what stands in round and in square brackets behind it (APA 7, 9.18)."""

from collections.abc import Iterable

from jobcareer_kb.bibliography.casing import in_title_case
from jobcareer_kb.bibliography.leads import ROLES, people_of
from jobcareer_kb.bibliography.markup import emphasised, marked
from jobcareer_kb.bibliography.names import running
from jobcareer_kb.bibliography.numerals import (
    capitalised,
    edition,
    labelled,
    pages_of_book,
)
from jobcareer_kb.bibliography.sorts import MEETINGS, REVIEWS, is_contained, is_on_page, is_serial
from jobcareer_kb.inline import Inlines, Text, plain
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.wordings import Wordings

_FORMS = {
    "broadcast": "entry-broadcast",
    "collection": "entry-collection",
    "dataset": "entry-dataset",
    "figure": "entry-figure",
    "graphic": "entry-graphic",
    "interview": "entry-interview",
    "map": "entry-map",
    "motion_picture": "entry-video",
    "personal_communication": "entry-letter",
    "post": "entry-post",
    "software": "entry-software",
    "song": "entry-audio",
}
"""Keys of what a work is, where neither `genre` nor `medium` says so and it is no text on paper."""
_IN_SERIES = frozenset({"document", "report", "standard"})
_ON_SCREEN = frozenset({"broadcast", "graphic", "map", "motion_picture"})
_WITHOUT_EDITION = MEETINGS | {"broadcast", "patent", "post", "webpage"}
_DESCRIBED_LAST = frozenset({"document", "report", "software", "standard"})


def title_of(ref: Reference, terms: Wordings) -> Inlines:
    """The title alone, in italics if the work stands by itself.

    A review without a title of its own has that of the reviewed work, which stands in brackets.
    """
    if is_untitled_review(ref):
        return ()
    words = marked(ref.title)
    parts = [] if is_contained(ref) and not is_serial(ref) else _parts(ref, terms)
    for part in parts:
        words = (*words, Text(": "), *marked(part))
    return words if is_contained(ref) else emphasised(words)


def _parts(ref: Reference, terms: Wordings) -> list[str]:
    """Titles of the volume and the part, behind that of the whole."""
    shown = []
    if ref.volume_title:
        volume = labelled(ref.volume, "entry-volume", terms) + ". " if ref.volume else ""
        shown.append(f"{volume}{ref.volume_title}")
    if ref.part_title:
        number = labelled(ref.part_number, "entry-part", terms) + ". " if ref.part_number else ""
        shown.append(f"{number}{capitalised(ref.part_title)}")
    return shown


def round_brackets(ref: Reference, terms: Wordings, used: Iterable[str] = ()) -> str:
    """Number, edition, version, translators and the like, behind the title."""
    parts = _contributors(ref, frozenset(used), terms)
    if not is_contained(ref):
        parts += [_number(ref, terms), *([] if is_serial(ref) else [_numbered(ref, terms)])]
        parts += [] if is_on_page(ref) or not is_serial(ref) else [_part(ref, terms)]
    elif ref.type in _ON_SCREEN:
        parts.append(_number(ref, terms))
    elif is_serial(ref):
        parts.append(_part(ref, terms))
    return _bracketed("; ".join(part for part in parts if part))


def of_container(ref: Reference, terms: Wordings) -> str:
    """Number, edition, volume and pages, behind the title of the larger work."""
    number = "" if ref.type in _ON_SCREEN else _number(ref, terms)
    parts = (number, _numbered(ref, terms))
    return _bracketed("; ".join(part for part in parts if part))


def _bracketed(words: str) -> str:
    return f" ({words})" if words else ""


def _contributors(ref: Reference, used: frozenset[str], terms: Wordings) -> list[str]:
    """Those who took part and stand neither at the head of the entry nor before its container."""
    roles = ["interviewer"]
    if is_serial(ref):
        roles += ["translator", "narrator"]
    elif is_contained(ref):
        roles += ["illustrator", "narrator", "translator"]
    else:
        roles += ["illustrator", "narrator", "editor", "translator", "compiler", "chair"]
        roles += ["organizer", "curator", "series_creator", "executive_producer"]
    roles = [role for role in roles if role not in used and people_of(ref, role)]
    if roles[-2:] == ["editor", "translator"] and ref.editor == ref.translator:
        both = terms.say(ROLES["editor_translator"], n=1)
        return [*_said(ref, roles[:-2], terms), f"{running(ref.editor, terms)}, {both}"]
    return _said(ref, roles, terms)


def _said(ref: Reference, roles: Iterable[str], terms: Wordings) -> list[str]:
    shown = []
    for role in roles:
        people = people_of(ref, role)
        shown.append(f"{running(people, terms)}, {terms.say(ROLES[role], n=len(people))}")
    return shown


def _number(ref: Reference, terms: Wordings) -> str:
    """The number of a report or the like, behind the name of its series."""
    if ref.number is None:
        return ""
    if ref.type == "patent":
        return _patent(ref, ref.number, terms)
    plain = ref.type == "standard"
    number = ref.number if plain else labelled(ref.number, "entry-number", terms)
    if ref.type == "thesis" and ref.genre:
        return terms.say("entry-publication", number=number)
    return f"{_series_name(ref.genre)} {number}" if ref.genre else number


def _series_name(genre: str) -> str:
    return " ".join(capitalised(word) if len(word) > 3 else word for word in genre.split())


def _patent(ref: Reference, number: str, terms: Wordings) -> str:
    kind = capitalised(ref.genre or terms.say("entry-patent"))
    parts = (ref.authority, kind, terms.say("entry-number", number=number))
    return " ".join(part for part in parts if part)


def _numbered(ref: Reference, terms: Wordings) -> str:
    """Version, edition, series, volume, issue and pages of a book or a report."""
    if is_serial(ref) or ref.type in MEETINGS | {
        "broadcast",
        "patent",
        "webpage",
        "post",
    }:
        return ""
    series = in_title_case(ref.collection_title or "", ref)
    series = " ".join(part for part in (series, ref.collection_number) if part)
    parts = (
        terms.say("entry-version", number=ref.version) if ref.version else "",
        edition(ref.edition, terms) if ref.edition else "",
        series if ref.type in _IN_SERIES and ref.collection_title else "",
        labelled(ref.supplement_number, "entry-supplement", terms) if ref.supplement_number else "",
        _volume(ref, terms),
        "" if ref.part_title else _part(ref, terms),
        terms.say("entry-issue", number=ref.issue) if ref.issue else "",
        _place(ref, terms),
    )
    return ", ".join(part for part in parts if part)


def _volume(ref: Reference, terms: Wordings) -> str:
    if ref.volume and (ref.volume_title or ref.part_title):
        return ""
    if ref.volume:
        return labelled(ref.volume, "entry-volume", terms)
    count = ref.number_of_volumes
    if not count or not count.isdigit() or int(count) < 2:
        return ""
    return terms.say("entry-volume", n=2, number=f"1–{count}")


def _part(ref: Reference, terms: Wordings) -> str:
    return labelled(ref.part_number, "entry-part", terms) if ref.part_number else ""


def _place(ref: Reference, terms: Wordings) -> str:
    """Pages, or else the chapter."""
    if ref.page:
        return pages_of_book(ref.page, terms)
    key = "entry-track" if ref.type == "song" else "entry-chapter"
    return labelled(ref.chapter_number, key, terms) if ref.chapter_number else ""


def square_brackets(ref: Reference, terms: Wordings) -> str:
    """What a work is, if it is no usual text: `[Computer software]`, `[Review of ...]`."""
    words = _described(ref, terms)
    return f" [{words}]" if words else ""


def _described(ref: Reference, terms: Wordings) -> str:
    if ref.type in REVIEWS or ref.reviewed_title or ref.reviewed_author or ref.reviewed_genre:
        return _reviewed(ref, terms)
    if ref.type == "thesis":
        has_place = ref.archive or ref.DOI or ref.URL
        parts = (capitalised(ref.genre or ""), ref.publisher if has_place else "")
        form = ", ".join(part for part in parts if part)
        return "; ".join(part for part in (form, capitalised(ref.medium or "")) if part)
    if ref.type == "personal_communication" and ref.recipient:
        names = running(ref.recipient, terms, in_full=True)
        return terms.say("entry-letter-to", form=_form(ref, terms), names=names)
    if ref.type == "song" and ref.composer:
        return _performed(ref, terms)
    if ref.type == "interview" and ref.interviewer:
        return _said_of(ref)
    if is_contained(ref) and ref.type in _DESCRIBED_LAST | MEETINGS:
        return ""
    return _form(ref, terms)


def _performed(ref: Reference, terms: Wordings) -> str:
    """By whom a piece of music is played that begins with its composer."""
    form, people = _said_of(ref), ref.author or ref.performer
    if not people:
        return form
    return capitalised(
        f"{form} {terms.say('entry-recorded-by', names=running(people, terms))}".strip()
    )


def of_the_whole(ref: Reference, terms: Wordings) -> str:
    """The same, behind the title of the larger work, of which it is said there."""
    form = _form(ref, terms) if ref.type in _DESCRIBED_LAST else ""
    return f" [{form}]" if form else ""


def _said_of(ref: Reference) -> str:
    """`genre`, unless it stands before the number, and `medium`."""
    genre = "" if ref.number else ref.genre or ""
    return "; ".join(capitalised(words) for words in (genre, ref.medium or "") if words)


def _form(ref: Reference, terms: Wordings) -> str:
    if ref.genre or ref.medium:
        return _said_of(ref)
    if ref.type == "manuscript":
        known = ref.archive or ref.container_title or ref.DOI or ref.URL or ref.publisher
        return "" if known or ref.number else terms.say("entry-manuscript")
    if ref.type == "periodical":
        return terms.say("entry-special-issue") if ref.container_title else ""
    return terms.say(_FORMS[ref.type]) if ref.type in _FORMS else ""


def is_untitled_review(ref: Reference) -> bool:
    """Say whether the title is that of the reviewed work."""
    of_review = ref.type in REVIEWS or ref.reviewed_author
    return bool(of_review and not ref.reviewed_title and not ref.reviewed_genre)


def _reviewed(ref: Reference, terms: Wordings) -> str:
    """`Review of the book *X*, by A. Lee`, without italics, which square brackets do not have."""
    title = plain(marked(ref.reviewed_title or ref.title))
    key = "entry-review-book" if ref.type == "review-book" else "entry-review"
    if ref.reviewed_genre:
        review = terms.say("entry-review-of", kind=ref.reviewed_genre, title=title)
    else:
        review = terms.say(key, title=title)
    if not ref.reviewed_author:
        return review
    names = running(ref.reviewed_author, terms)
    return terms.say("entry-reviewed-by", review=review, names=names)
