"""The title of a work, and what stands in round and in square brackets behind it (APA 7, 9.18)."""

from collections.abc import Iterable

from jobcareer_kb.bibliography.casing import in_title_case
from jobcareer_kb.bibliography.leads import ROLES, people_of
from jobcareer_kb.bibliography.markup import emphasised, marked
from jobcareer_kb.bibliography.names import running
from jobcareer_kb.bibliography.numerals import (
    capitalised,
    edition,
    is_numeric,
    labelled,
    pages_of_book,
)
from jobcareer_kb.bibliography.sorts import MEETINGS, REVIEWS, is_contained, is_on_page, is_serial
from jobcareer_kb.inline import Inlines, Text, plain
from jobcareer_kb.model.reference import Reference

_FORMS = {
    "broadcast": "Broadcast",
    "collection": "Archival collection",
    "dataset": "Dataset",
    "figure": "Figure",
    "graphic": "Graphic",
    "interview": "Interview",
    "map": "Map",
    "motion_picture": "Video recording",
    "personal_communication": "Letter",
    "post": "Online post",
    "software": "Computer software",
    "song": "Audio recording",
}
"""What a work is, where neither `genre` nor `medium` says so and it is no text on paper."""
_IN_SERIES = frozenset({"document", "report", "standard"})
_ON_SCREEN = frozenset({"broadcast", "graphic", "map", "motion_picture"})
_WITHOUT_EDITION = MEETINGS | {"broadcast", "patent", "post", "webpage"}
_DESCRIBED_LAST = frozenset({"document", "report", "software", "standard"})


def title_of(ref: Reference) -> Inlines:
    """The title alone, in italics if the work stands by itself.

    A review without a title of its own has that of the reviewed work, which stands in brackets.
    """
    if is_untitled_review(ref):
        return ()
    words = marked(ref.title)
    parts = [] if is_contained(ref) and not is_serial(ref) else _parts(ref)
    for part in parts:
        words = (*words, Text(": "), *marked(part))
    return words if is_contained(ref) else emphasised(words)


def _parts(ref: Reference) -> list[str]:
    """Titles of the volume and the part, behind that of the whole."""
    shown = []
    if ref.volume_title:
        volume = labelled(ref.volume, "Vol.", "Vols.") + ". " if ref.volume else ""
        shown.append(f"{volume}{ref.volume_title}")
    if ref.part_title:
        number = labelled(ref.part_number, "Pt.") + ". " if ref.part_number else ""
        shown.append(f"{number}{capitalised(ref.part_title)}")
    return shown


def round_brackets(ref: Reference, used: Iterable[str] = ()) -> str:
    """Number, edition, version, translators and the like, behind the title."""
    parts = _contributors(ref, frozenset(used))
    if not is_contained(ref):
        parts += [_number(ref), *([] if is_serial(ref) else [_numbered(ref)])]
        parts += [] if is_on_page(ref) or not is_serial(ref) else [_part(ref)]
    elif ref.type in _ON_SCREEN:
        parts.append(_number(ref))
    elif is_serial(ref):
        parts.append(_part(ref))
    return _bracketed("; ".join(part for part in parts if part))


def of_container(ref: Reference) -> str:
    """Number, edition, volume and pages, behind the title of the larger work."""
    parts = ("" if ref.type in _ON_SCREEN else _number(ref), _numbered(ref))
    return _bracketed("; ".join(part for part in parts if part))


def _bracketed(words: str) -> str:
    return f" ({words})" if words else ""


def _contributors(ref: Reference, used: frozenset[str]) -> list[str]:
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
        return [*_said(ref, roles[:-2]), f"{running(ref.editor)}, Ed. & Trans."]
    return _said(ref, roles)


def _said(ref: Reference, roles: Iterable[str]) -> list[str]:
    shown = []
    for role in roles:
        people = people_of(ref, role)
        shown.append(f"{running(people)}, {ROLES[role][len(people) > 1]}")
    return shown


def _number(ref: Reference) -> str:
    """The number of a report or the like, behind the name of its series."""
    if ref.number is None:
        return ""
    if ref.type == "patent":
        return _patent(ref, ref.number)
    plain = ref.type == "standard"
    number = ref.number if plain else _no(ref.number)
    if ref.type == "thesis" and ref.genre:
        return f"Publication {number}"
    return f"{_series_name(ref.genre)} {number}" if ref.genre else number


def _series_name(genre: str) -> str:
    return " ".join(capitalised(word) if len(word) > 3 else word for word in genre.split())


def _no(number: str) -> str:
    return f"No. {number}" if is_numeric(number) else capitalised(number)


def _patent(ref: Reference, number: str) -> str:
    parts = (ref.authority, capitalised(ref.genre or "Patent"), f"No. {number}")
    return " ".join(part for part in parts if part)


def _numbered(ref: Reference) -> str:
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
        f"Version {ref.version}" if ref.version else "",
        edition(ref.edition) if ref.edition else "",
        series if ref.type in _IN_SERIES and ref.collection_title else "",
        labelled(ref.supplement_number, "Suppl.") if ref.supplement_number else "",
        _volume(ref),
        "" if ref.part_title else _part(ref),
        f"Issue {ref.issue}" if ref.issue else "",
        _place(ref),
    )
    return ", ".join(part for part in parts if part)


def _volume(ref: Reference) -> str:
    if ref.volume and (ref.volume_title or ref.part_title):
        return ""
    if ref.volume:
        return labelled(ref.volume, "Vol.", "Vols.")
    count = ref.number_of_volumes
    return f"Vols. 1–{count}" if count and count.isdigit() and int(count) > 1 else ""


def _part(ref: Reference) -> str:
    return labelled(ref.part_number, "Pt.") if ref.part_number else ""


def _place(ref: Reference) -> str:
    """Pages, or else the chapter."""
    if ref.page:
        return pages_of_book(ref.page)
    word = "Track" if ref.type == "song" else "Chapter"
    return labelled(ref.chapter_number, word) if ref.chapter_number else ""


def square_brackets(ref: Reference) -> str:
    """What a work is, if it is no usual text: `[Computer software]`, `[Review of ...]`."""
    words = _described(ref)
    return f" [{words}]" if words else ""


def _described(ref: Reference) -> str:
    if ref.type in REVIEWS or ref.reviewed_title or ref.reviewed_author or ref.reviewed_genre:
        return _reviewed(ref)
    if ref.type == "thesis":
        has_place = ref.archive or ref.DOI or ref.URL
        parts = (capitalised(ref.genre or ""), ref.publisher if has_place else "")
        form = ", ".join(part for part in parts if part)
        return "; ".join(part for part in (form, capitalised(ref.medium or "")) if part)
    if ref.type == "personal_communication" and ref.recipient:
        return f"{_form(ref)} to {running(ref.recipient, in_full=True)}"
    if (ref.type == "interview" and ref.interviewer) or (ref.type == "song" and ref.composer):
        return _said_of(ref)
    if is_contained(ref) and ref.type in _DESCRIBED_LAST | MEETINGS:
        return ""
    return _form(ref)


def of_the_whole(ref: Reference) -> str:
    """The same, behind the title of the larger work, of which it is said there."""
    return f" [{_form(ref)}]" if ref.type in _DESCRIBED_LAST and _form(ref) else ""


def _said_of(ref: Reference) -> str:
    """`genre`, unless it stands before the number, and `medium`."""
    genre = "" if ref.number else ref.genre or ""
    return "; ".join(capitalised(words) for words in (genre, ref.medium or "") if words)


def _form(ref: Reference) -> str:
    if ref.genre or ref.medium:
        return _said_of(ref)
    if ref.type == "manuscript":
        known = ref.archive or ref.container_title or ref.DOI or ref.URL or ref.publisher
        return "" if known or ref.number else "Manuscript"
    if ref.type == "periodical":
        return "Special issue" if ref.container_title else ""
    return _FORMS.get(ref.type, "")


def is_untitled_review(ref: Reference) -> bool:
    """Say whether the title is that of the reviewed work."""
    of_review = ref.type in REVIEWS or ref.reviewed_author
    return bool(of_review and not ref.reviewed_title and not ref.reviewed_genre)


def _reviewed(ref: Reference) -> str:
    """`Review of the book *X*, by A. Lee`, without italics, which square brackets do not have."""
    kind = ref.reviewed_genre or ("book" if ref.type == "review-book" else "")
    of = f"Review of the {kind}" if kind else "Review of"
    reviewed = plain(marked(ref.reviewed_title or ref.title))
    what = f"{of} {reviewed}"
    return f"{what}, by {running(ref.reviewed_author)}" if ref.reviewed_author else what
