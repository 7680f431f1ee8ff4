"""Cases, statutes and the like, as lawyers cite them (APA 7, chapter 11).

Their words are those of one country and stay in its language; dates and names do not.
"""

from jobcareer_kb.bibliography.casing import in_title_case
from jobcareer_kb.bibliography.dates import lettered, spoken, year
from jobcareer_kb.bibliography.markup import emphasised, marked
from jobcareer_kb.bibliography.names import family_of, running
from jobcareer_kb.bibliography.numerals import capitalised, is_numeric
from jobcareer_kb.inline import Inlines, Text
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.wordings import Wordings


def law(ref: Reference, letter: str, terms: Wordings) -> Inlines:
    """`Work Training Act, 29 U.S.C. § 3101 (2014)`."""
    if ref.type == "hearing":
        return _hearing(ref, letter, terms)
    head = marked(in_title_case(ref.title, ref))
    source = _joined(", ", *_SOURCES[ref.type](ref))
    if ref.type == "treaty":
        parties = "-".join(family_of(name) for name in ref.author)
        day = spoken(ref.issued, terms) if ref.issued else ""
        return (*head, *_behind(_joined(", ", parties, day, source)))
    when = _in_brackets(_when(ref, letter, terms))
    status = f" ({ref.status})" if ref.status and ref.type != "legal_case" else ""
    return (*head, *_behind(source), Text(f"{when}{status}"))


def _hearing(ref: Reference, letter: str, terms: Wordings) -> Inlines:
    on = f"on {ref.number}" if ref.number else ""
    before = f"before the {ref.section}" if ref.section else ""
    about = f": {_joined(' ', 'Hearing', on, before)}" if on or before else ""
    place = _joined(" ", ref.authority, ref.chapter_number)
    said = f" (testimony of {running(ref.author, terms, in_full=True)})" if ref.author else ""
    head = emphasised((*marked(capitalised(ref.title)), *((Text(about),) if about else ())))
    return (*head, *_behind(place), Text(f"{_in_brackets(_year(ref, letter, terms))}{said}"))


def _in_brackets(words: str) -> str:
    return f" ({words})" if words else ""


def _when(ref: Reference, letter: str, terms: Wordings) -> str:
    """The year; of a case that no reporter has printed, the court and the day."""
    if ref.type != "legal_case":
        return _year(ref, letter, terms)
    is_day = ref.container_title is None and ref.issued is not None
    day = spoken(ref.issued, terms) if is_day and ref.issued else _year(ref, letter, terms)
    return _joined(" ", ref.authority, day)


def _behind(words: str) -> Inlines:
    return (Text(f", {words}"),) if words else ()


def _joined(sign: str, *parts: str | None) -> str:
    return sign.join(part for part in parts if part)


def _year(ref: Reference, letter: str, terms: Wordings) -> str:
    original = year(ref.original_date, terms) if ref.original_date else ""
    is_known = ref.issued is not None and ref.issued.is_known
    return _joined(" & ", original, lettered(ref, letter, terms) if is_known else letter)


def _of_bill(ref: Reference) -> tuple[str, ...]:
    number = ref.number or ""
    if not (ref.authority or ref.chapter_number or ref.container_title) and is_numeric(number):
        number = f"No. {number}"
    return (
        _joined(" ", ref.genre, number),
        _joined(" ", ref.authority, ref.chapter_number),
        _in_reporter(ref, _first_page(ref)),
    )


def _of_case(ref: Reference) -> tuple[str, ...]:
    if ref.container_title is None:
        return (_no(ref),)
    return (_in_reporter(ref, _first_page(ref) or "___"),)


def _of_statute(ref: Reference) -> tuple[str, ...]:
    act = _joined(" ", capitalised(ref.genre or "Pub. L."), _no(ref)) if ref.number else ""
    place = _first_page(ref) if act and ref.page else _place(ref)
    return (act, _in_reporter(ref, place))


def _of_regulation(ref: Reference) -> tuple[str, ...]:
    return (_joined(" ", ref.genre, _no(ref)), _in_reporter(ref, _place(ref)))


def _of_treaty(ref: Reference) -> tuple[str, ...]:
    return (_in_reporter(ref, _first_page(ref) or _no(ref)),)


_SOURCES = {
    "bill": _of_bill,
    "legal_case": _of_case,
    "legislation": _of_statute,
    "regulation": _of_regulation,
    "treaty": _of_treaty,
}


def _in_reporter(ref: Reference, place: str) -> str:
    """`347 U.S. 483`; of a record that names no collection of laws, what it says of the place."""
    return _joined(" ", ref.volume, ref.container_title, place)


def _place(ref: Reference) -> str:
    if ref.section:
        return f"{'§§' if '-' in ref.section or '–' in ref.section else '§'} {ref.section}"
    return _first_page(ref)


def _first_page(ref: Reference) -> str:
    return (ref.page or "").replace("–", "-").partition("-")[0].strip()


def _no(ref: Reference) -> str:
    """Such as `No. 113-128`, which is one number; words stand as they are."""
    number = ref.number or ""
    return f"No. {number}" if is_numeric(number) else number
