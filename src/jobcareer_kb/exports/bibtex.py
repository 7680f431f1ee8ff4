"""BibTeX and BibLaTeX, as JabRef, Zotero and RStudio write them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobcareer_kb.exports import Entry, Export, ExportFault
from jobcareer_kb.exports._bib import Raw, entries
from jobcareer_kb.exports._casing import has_titles, sentence_cased
from jobcareer_kb.exports._dates import dated
from jobcareer_kb.exports._latex import unknown, verbatim, words
from jobcareer_kb.exports._people import fault_of, people

_TYPES = {
    "article": "article-journal", "audio": "song", "book": "book", "bookinbook": "chapter",
    "booklet": "pamphlet", "collection": "book", "conference": "paper-conference",
    "dataset": "dataset", "electronic": "webpage", "image": "graphic", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia", "jurisdiction": "legal_case",
    "legislation": "legislation", "letter": "personal_communication", "manual": "book",
    "mastersthesis": "thesis", "movie": "motion_picture", "music": "song", "mvbook": "book",
    "mvcollection": "book", "mvproceedings": "book", "online": "webpage", "patent": "patent",
    "performance": "performance", "periodical": "periodical", "phdthesis": "thesis",
    "proceedings": "book", "reference": "book", "report": "report", "review": "review",
    "software": "software", "standard": "standard", "suppbook": "chapter",
    "suppcollection": "chapter", "techreport": "report", "thesis": "thesis",
    "unpublished": "manuscript", "video": "motion_picture", "www": "webpage",
}  # fmt: skip
_GENRES = {
    "candthesis": "Candidate thesis", "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis", "patenteu": "European patent",
    "patentus": "U.S. patent", "phdthesis": "Doctoral dissertation",
    "resreport": "Research report", "techreport": "Technical report",
}  # fmt: skip
"""By the type of an entry, or the words by which BibLaTeX means one."""
_STATES = {
    "forthcoming": "forthcoming", "inpress": "in press", "inpreparation": "in preparation",
    "submitted": "submitted",
}  # fmt: skip
_LANGUAGES = {
    "american": "en-US", "australian": "en-AU", "austrian": "de-AT", "british": "en-GB",
    "canadian": "en-CA", "dutch": "nl", "english": "en", "french": "fr", "german": "de",
    "italian": "it", "naustrian": "de-AT", "ngerman": "de", "polish": "pl", "portuguese": "pt",
    "russian": "ru", "spanish": "es", "swedish": "sv", "ukrainian": "uk",
}  # fmt: skip
_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/", "hdl": "https://hdl.handle.net/",
    "jstor": "https://www.jstor.org/stable/", "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
}  # fmt: skip
_FIELDS = {
    "abstract": "abstract", "address": "publisher-place", "annotation": "annote",
    "annote": "annote", "chapter": "chapter-number", "doi": "DOI", "edition": "edition",
    "eventtitle": "event-title", "isbn": "ISBN", "issn": "ISSN", "issue": "issue",
    "keywords": "keyword", "location": "publisher-place", "note": "note", "addendum": "note",
    "origlocation": "original-publisher-place", "origpublisher": "original-publisher",
    "origtitle": "original-title", "pagetotal": "number-of-pages", "part": "part-number",
    "pmcid": "PMCID", "pmid": "PMID", "publisher": "publisher", "institution": "publisher",
    "school": "publisher", "organization": "publisher", "howpublished": "publisher",
    "shortjournal": "container-title-short", "shorttitle": "title-short", "url": "URL",
    "venue": "event-place", "version": "version", "volume": "volume",
    "volumes": "number-of-volumes",
}  # fmt: skip
"""Of two that mean the same, the first that is there is taken."""
_TITLES = frozenset({"title", "subtitle", "booktitle", "booksubtitle", "maintitle", "mainsubtitle"})
"""Titles of works; those of journals keep their capitals."""
_HOLDERS = ("journaltitle", "journal", "booktitle", "maintitle")
_PEOPLE = {
    "author": "author", "bookauthor": "container-author", "editor": "editor",
    "translator": "translator",
}  # fmt: skip
_MADE = frozenset({"compiler", "director", "organizer", "producer"})
"""Kinds of editors that CSL has a field for."""
_OF_COURTS = frozenset({"legal_case", "hearing", "legislation", "regulation"})
_NUMBERED = frozenset({"report", "patent", "standard", "legislation", "manuscript", "dataset"})
_IN_SERIES = frozenset({"book", "chapter", "paper-conference"})
_VERBATIM = frozenset({"doi", "url", "isbn", "issn"})
_UNREAD = frozenset({"entrysubtype", "langidopts", "year", "month", "crossref", "xdata"})
"""Names of which nothing is lost where they are not in the entry."""
_NOT_OF_THE_WHOLE = frozenset(
    {"abstract", "annotation", "annote", "author", "comment", "crossref", "doi", "file", "groups",
     "keywords", "note", "owner", "pages", "pagetotal", "shorttitle", "timestamp", "url", "urldate",
     "xdata"}
)  # fmt: skip
"""What a part does not take over from the work that its `crossref` names."""
_WHOLES = frozenset({"book", "collection", "mvbook", "mvcollection", "proceedings", "reference"})
_DASHES = re.compile(r"[ ]*(?:-{2,3}|[–—])[ ]*")
_PACKAGE = re.compile(r"(R package) version ([\w.-]+)")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
Value = tuple[str, str, Any]
"""The name in the file, the field of CSL, what stands in it."""


def read(text: str) -> list[Entry]:
    """The entries of a text; raises ExportFault where none can be read."""
    raws = list(entries(text))
    broken = [raw.fault for raw in raws if raw.fault]
    if broken and len(broken) == len(raws):
        raise ExportFault(broken[0])
    _lower(raws)
    by_key = {raw.key: raw for raw in raws}
    found = [_entry(raw, by_key) for raw in raws if raw.kind != "xdata"]
    if not found:
        raise ExportFault("holds no entry; expected some such as '@book{key, title = {…}}'")
    return found


def _lower(raws: Sequence[Raw]) -> None:
    """Write the titles of English works as sentences."""
    english = [raw.fields for raw in raws if _language(raw.fields).startswith("en")]
    is_titled = has_titles(fields[name] for fields in english for name in _TITLES & fields.keys())
    for fields in english:
        for name in _TITLES & fields.keys():
            if is_titled or has_titles([fields[name]]):
                fields[name] = sentence_cased(fields[name])


def _language(given: Mapping[str, str]) -> str:
    said = words(given.get("langid") or given.get("language") or "english").lower()
    return _LANGUAGES.get(said, said)


def _entry(raw: Raw, by_key: Mapping[str, Raw]) -> Entry:
    if raw.fault:
        return Entry({"id": raw.key}, fault=raw.fault, line=raw.line)
    given, left = _with_whole(raw, by_key)
    type_, of_kind = _type(raw.kind, given)
    left += [*raw.left_out, *of_kind]
    fields: dict[str, Any] = {"id": raw.key, "type": type_}
    fault = fault_of(given)
    taken = {"entrysubtype"} | (set(given) & set(_PEOPLE) if fault else set())
    for name, meant, value in _values(raw.kind, type_, given, fault):
        if isinstance(value, str) and name not in _VERBATIM:
            value, commands = unknown(value)
            left += [f"{command} in {name}" for command in commands]
        again = name == "booktitle" and value == fields.get("title")
        if again or (value and fields.setdefault(meant, value) == value):
            taken.update(name.split("+"))
    _as_package(fields)
    left += [name for name, words in given.items() if words and name not in taken]
    return Entry(fields, tuple(sorted(left)), fault, raw.line)


def _with_whole(raw: Raw, by_key: Mapping[str, Raw]) -> tuple[dict[str, str], list[str]]:
    """The fields with those that stand elsewhere in the file: of a larger work, or of several."""
    given, left = dict(raw.fields), []
    for name in ("xdata", "crossref"):
        for key in (part.strip() for part in given.pop(name, "").split(",")):
            other = by_key.get(key)
            if other is not None and not other.fault:
                for theirs, value in other.fields.items():
                    inherited = _inherited(theirs, raw, other) if name == "crossref" else theirs
                    if inherited:
                        given.setdefault(inherited, value)
            elif key:
                left.append(f"{name} (no entry '{key[:60]}')")
    return given, left


def _inherited(name: str, raw: Raw, whole: Raw) -> str:
    """What a field of the larger work is called in a part of it."""
    if whole.kind in _WHOLES and name in ("title", "subtitle"):
        return f"book{name}"
    if name == "author" and whole.kind in _WHOLES:
        return "bookauthor"
    return "" if name in _NOT_OF_THE_WHOLE or name == "booktitle" else name


def _type(kind: str, given: Mapping[str, str]) -> tuple[str, list[str]]:
    subtype = given.get("entrysubtype")
    if kind == "misc":
        if _eprint(given)[1].startswith(_EPRINTS["arxiv"]):
            return "article", []
        on_the_web = "url" in given or _is_address(given.get("howpublished", ""))
        return ("webpage" if on_the_web else "document"), []
    if kind == "article" and _is_preprint(given):
        return "article", []
    if kind == "article" and subtype in ("magazine", "newspaper"):
        return f"article-{subtype}", []
    if kind == "inbook" and not any(name in given for name in _HOLDERS):
        return "book", []  # BibTeX names the book by `title`, and the part by its chapter or pages
    return _TYPES.get(kind, "document"), [] if kind in _TYPES else [f"the type '@{kind[:40]}'"]


def _is_preprint(given: Mapping[str, str]) -> bool:
    on_arxiv = _eprint(given)[1].startswith(_EPRINTS["arxiv"])
    return on_arxiv and not any(given.get(name) for name in _HOLDERS)


def _values(kind: str, type_: str, given: Mapping[str, str], fault: str) -> Iterator[Value]:
    for name, meant in _PEOPLE.items():
        if name in given and not fault:
            kind_of = given.get("editortype", "").lower() if name == "editor" else ""
            if kind_of in _MADE:
                yield f"{name}+editortype", kind_of, people(given[name])
            else:
                yield name, meant, people(given[name])
    yield _with_sub(given, "title", "subtitle", "title")
    yield from _dates(given)
    for name in _HOLDERS:
        below = name.removesuffix("title") + "subtitle" if name != "journal" else ""
        yield _with_sub(given, name, below, "container-title")
    yield "series", "collection-title", words(given.get("series", ""))
    numbered = "number" if type_ in _NUMBERED else "issue"
    in_series = type_ in _IN_SERIES and "series" in given
    number = "collection-number" if in_series else numbered
    yield "number", number, words(given.get("number", ""))
    yield "pages", "page", _DASHES.sub("-", words(given.get("pages", "")))
    yield from _addresses(given)
    for name, meant in _FIELDS.items():
        if name in given and not (name == "howpublished" and _is_address(given[name])):
            of_court = meant == "publisher" and type_ in _OF_COURTS
            value = (verbatim if name in _VERBATIM else words)(given[name])
            yield name, "authority" if of_court else meant, value
    yield from _keys(kind, given)


def _keys(kind: str, given: Mapping[str, str]) -> Iterator[Value]:
    """Words by which BibLaTeX means others, and what the type of an entry says by itself."""
    for name, meant, known in (
        ("type", "genre", _GENRES),
        ("pubstate", "status", _STATES),
        ("langid", "language", _LANGUAGES),
        ("language", "language", _LANGUAGES),
    ):
        if name in given:
            said = words(given[name])
            yield name, meant, known.get(said.lower(), said)
    yield "", "genre", _GENRES.get(kind, "")


def _with_sub(given: Mapping[str, str], name: str, below: str, meant: str) -> Value:
    names = [each for each in (name, below) if given.get(each)]
    if name not in names:
        return name, meant, ""
    return "+".join(names), meant, ": ".join(words(given[each]) for each in names)


def _dates(given: Mapping[str, str]) -> Iterator[Value]:
    """As EDTF; BibTeX has a year and a month, by its number or its name, at times with days."""
    year, month = words(given.get("year", "")), words(given.get("month", ""))
    if month.isdecimal() and year.isdecimal() and 1 <= int(month) <= 12:
        typed: Any = f"{year}-{int(month):02d}"
    else:
        typed = dated(f"{month} {year}".strip()) if year else ""
    if month and isinstance(typed, dict):  # the year is worth more than words
        yield "year", "issued", dated(year)
    else:
        taken = "year+month" if month and year else "year"
        yield taken, "issued", "" if "date" in given else typed
    yield "date" + ("+year+month" if "date" in given else ""), "issued", _edtf(given, "date")
    yield "origdate", "original-date", _edtf(given, "origdate")
    yield "eventdate", "event-date", _edtf(given, "eventdate")
    yield "urldate", "accessed", _edtf(given, "urldate")


def _edtf(given: Mapping[str, str], name: str) -> Any:
    return dated(given.get(name, "").strip("{} "))


def _addresses(given: Mapping[str, str]) -> Iterator[Value]:
    name, address = _eprint(given)
    if address and not given.get("url") and not given.get("doi"):
        yield name, "URL", address
        if address.startswith(_EPRINTS["arxiv"]):
            yield "", "publisher", "arXiv"
    elif address:
        yield name, "archive_location", words(given["eprint"])
    place = given.get("howpublished", "")
    if _is_address(place) and (found := _ADDRESS.search(verbatim(place).replace("}", " "))):
        yield "howpublished", "URL", found.group()


def _is_address(place: str) -> bool:
    return "\\url" in place or _ADDRESS.fullmatch(verbatim(place).strip()) is not None


def _eprint(given: Mapping[str, str]) -> tuple[str, str]:
    """Names of the fields that tell where a preprint or the like stands, and its address."""
    kind = given.get("eprinttype", given.get("archiveprefix", "")).lower()
    if kind not in _EPRINTS or not given.get("eprint"):
        return "", ""
    names = "eprint+eprinttype+archiveprefix+primaryclass+eprintclass"
    return names, _EPRINTS[kind] + verbatim(given["eprint"])


def _as_package(fields: dict[str, Any]) -> None:
    """A package of R, which its own `citation()` calls a manual or something else."""
    found = _PACKAGE.match(str(fields.get("note", "")))
    if found and fields["type"] in ("book", "document", "webpage", "software"):
        fields["type"] = "software"
        fields.setdefault("version", found[2])
        fields.setdefault("genre", found[1])


EXPORT = Export("BibTeX", (".bib", ".bibtex"), read)
