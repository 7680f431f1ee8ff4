"""Where a work stands: journal, book, publisher, archive, meeting, address (APA 7, 9.23)."""

import re
from collections.abc import Iterator

from jobcareer_kb.bibliography.casing import in_title_case
from jobcareer_kb.bibliography.dates import spoken, year_of
from jobcareer_kb.bibliography.leads import Lead, people_of, signed
from jobcareer_kb.bibliography.markup import emphasised, marked
from jobcareer_kb.bibliography.names import running
from jobcareer_kb.bibliography.numerals import capitalised, pages
from jobcareer_kb.bibliography.sorts import is_contained, is_edited, is_on_page, is_serial
from jobcareer_kb.bibliography.titles import of_container, of_the_whole
from jobcareer_kb.inline import Inlines, Link, Text
from jobcareer_kb.model.reference import CslDate, Reference
from jobcareer_kb.wordings import Wordings

_OF_CONTAINER = (
    "container_author", "executive_producer", "series_creator", "editor_translator", "editor",
    "editorial_director", "compiler", "curator", "collection_editor",
)  # fmt: skip
"""Who made the larger work; the first of them that the entry does not begin with is named."""


def origins(ref: Reference, lead: Lead, terms: Wordings) -> Iterator[Inlines]:
    """Each sentence between the title and the address."""
    if is_serial(ref):
        yield _periodical(ref, terms)
    elif is_contained(ref) and not _leads(ref, lead, ref.container_title):
        yield _larger_work(ref, lead, terms)
    for words in (
        _state(ref),
        _publisher(ref, lead),
        _archive(ref),
        _meeting(ref),
        _site(ref, lead),
    ):
        yield (Text(words),) if words else ()


def _periodical(ref: Reference, terms: Wordings) -> Inlines:
    """`*Journal, 4*(2), 45–67`."""
    heads = (ref.container_title, ref.collection_title)
    head = ", ".join(in_title_case(words, ref) for words in heads if words)
    volume = f", {ref.volume}" if ref.volume and head else ref.volume or ""
    number = ref.supplement_number
    supplement = terms.say("entry-supplement", number=number) if number else ""
    issue = ", ".join(part for part in (ref.issue, supplement) if part)
    place = pages(ref.page) if ref.page else ""
    place = terms.say("entry-article", number=ref.number) if ref.number else place
    issue = f"{'' if volume else ', '}({issue})" if issue else ""
    place = f", {place}" if place and (head or volume or issue) else place
    return (*emphasised(marked(f"{head}{volume}")), *_words(f"{issue}{place}"))


def _state(ref: Reference) -> str:
    """`Advance online publication` of what has a date, and no place in a volume yet."""
    has_place = ref.volume or ref.issue or ref.number or ref.page or ref.collection_title
    is_told = is_serial(ref) and ref.issued and ref.issued.is_known and not has_place
    return capitalised(ref.status) if is_told and ref.status else ""


def _words(text: str) -> Inlines:
    return (Text(text),) if text else ()


def _larger_work(ref: Reference, lead: Lead, terms: Wordings) -> Inlines:
    """`In A. Editor (Ed.), *Title* (2nd ed., pp. 3–9)`."""
    opening = terms.say("entry-on" if ref.type == "song" else "entry-in")
    container = emphasised(marked(str(ref.container_title)))
    behind = f"{of_container(ref, terms)}{of_the_whole(ref, terms)}"
    return (Text(f"{opening} {_makers(ref, lead, terms)}"), *container, *_words(behind))


def _makers(ref: Reference, lead: Lead, terms: Wordings) -> str:
    for role in _OF_CONTAINER:
        people = people_of(ref, role)
        if people and role not in lead.roles:
            return f"{signed(running(people, terms), role, people, terms)}, "
    return ""


def _publisher(ref: Reference, lead: Lead) -> str:
    """The publisher of a book or a report, unless it stands in the place of an author."""
    is_elsewhere = ref.type == "thesis" and (ref.archive or ref.DOI or ref.URL)
    is_none = is_serial(ref) and ref.type != "interview"
    if is_elsewhere or is_none or _leads(ref, lead, ref.publisher):
        return ""
    return ref.publisher or ""


def _leads(ref: Reference, lead: Lead, words: str | None) -> bool:
    """Say whether a name leads the entry, since there is no author.

    APA 7 (9.29) leaves out what is the author, too; apa.csl prints it, and so do the programs with
    which people compare.
    """
    return words == lead.words and not (ref.author or ref.composer)


def _archive(ref: Reference) -> str:
    """`Collection (Box 4), City Archive, Boston`."""
    heads = [ref.archive_collection or ref.archive]
    heads += [ref.archive] if ref.archive_collection else []
    location = f" ({ref.archive_location})" if ref.archive_location and heads[0] else ""
    parts = (f"{heads[0]}{location}" if heads[0] else "", *heads[1:], ref.archive_place)
    return ", ".join(part for part in parts if part)


def _meeting(ref: Reference) -> str:
    name = ref.event_title or ref.event
    in_volume = is_edited(ref) or ref.volume or ref.issue or ref.page
    if not name or (ref.type == "paper-conference" and in_volume):
        return ""
    return f"{name}, {ref.event_place}" if ref.event_place else name


def _site(ref: Reference, lead: Lead) -> str:
    """The site of a page (APA 7, 10.16), unless it stands in the place of an author."""
    site = ref.container_title
    if not site or not is_on_page(ref) or _leads(ref, lead, site):
        return ""
    return in_title_case(site, ref)


def address(ref: Reference, terms: Wordings) -> Inlines:
    """The DOI, or else the address; of what has no date, also when somebody opened it."""
    if ref.DOI:
        url = f"https://doi.org/{_encoded(ref.DOI)}"
        return (Text(" "), Link(url, (Text(f"doi.org/{ref.DOI}"),)))
    if ref.URL is None:
        return ()
    is_undated = year_of(ref, terms) == terms.say("entry-no-date")
    opened = ref.accessed if is_undated and ref.accessed and ref.accessed.year else None
    before = f" {_retrieved(opened, terms)} " if opened else " "
    return (Text(before), Link(ref.URL, (Text(re.sub(r"^https?://", "", ref.URL)),)))


def _retrieved(opened: CslDate, terms: Wordings) -> str:
    key = "entry-retrieved" if opened.day is not None else "entry-retrieved-in"
    return terms.say(key, date=spoken(opened, terms))


def _encoded(doi: str) -> str:
    """A DOI within an address, which may not hold some signs that old DOIs do."""
    return re.sub(r'[<>"\s%#]', lambda found: f"%{ord(found.group()):02X}", doi)
