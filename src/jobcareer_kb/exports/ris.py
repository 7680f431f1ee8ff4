"""RIS, as library catalogs, EndNote and Zotero export it; read by rispy."""

import re
from collections.abc import Iterator
from typing import Any

from jobcareer_kb.exports import Entry, Export, ExportFault
from jobcareer_kb.exports._dates import dated

_TYPES = {
    "ABST": "article-journal", "ADVS": "motion_picture", "ART": "graphic", "BILL": "bill",
    "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter",
    "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "CTLG": "book", "DATA": "dataset", "DICT": "entry-dictionary", "EBOOK": "book",
    "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia", "FIGURE": "figure", "GOVDOC": "report", "HEAR": "hearing",
    "ICOMM": "personal_communication", "INPR": "article-journal", "JFULL": "periodical",
    "JOUR": "article-journal", "LEGAL": "regulation", "MANSCPT": "manuscript", "MAP": "map",
    "MGZN": "article-magazine", "MPCT": "motion_picture", "MUSIC": "musical_score",
    "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent",
    "PCOMM": "personal_communication", "RPRT": "report", "SER": "book", "SLIDE": "graphic",
    "SOUND": "song", "STAND": "standard", "STAT": "legislation", "THES": "thesis",
    "UNPB": "manuscript", "UNBILL": "bill", "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
_FIELDS = {
    "AB": "abstract", "A4": "translator", "CY": "publisher-place", "DO": "DOI", "ET": "edition",
    "LA": "language", "N2": "abstract", "NV": "number-of-volumes", "PB": "publisher",
    "PP": "publisher-place", "SE": "section", "ST": "title-short", "T3": "collection-title",
    "VL": "volume", "M3": "genre", "CN": "call-number", "DB": "source", "DP": "source",
    "C7": "number", "J2": "container-title-short", "JA": "container-title-short",
    "J1": "container-title-short",
}  # fmt: skip
_NAMES = {
    "AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "collection-editor",
    "A4": "translator",
}  # fmt: skip
_TITLES = ("TI", "T1", "BT", "CT")
_IN = ("T2", "JO", "JF", "BT", "JA", "J2", "J1")
_MANY = frozenset({"KW", "N1", *_NAMES})
"""Tags of which all values are taken; of any other, the first."""
_NUMBERED = frozenset({"report", "patent", "standard", "bill", "legislation", "regulation", "song"})
_SERIAL = frozenset({"article-journal", "article-magazine", "article-newspaper"})
_BOOKS = frozenset({"book", "report", "thesis", "manuscript", "pamphlet", "standard"})
_DAY = re.compile(r"(\d{4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?(?:/(.*))?")
_TAG = re.compile(r"([A-Z][A-Z0-9])  -(?: |$)")
_SEASON = re.compile("spring|summer|fall|autumn|winter", re.IGNORECASE)
Value = tuple[str, str, Any]
"""The tag, the field of CSL, what stands in it."""


def read(text: str) -> list[Entry]:
    """The entries of a text; a tag that may stand more than once keeps all its values."""
    import rispy

    lines, begun = _whole(text)
    mapping = {tag: tag for tag in rispy.TAG_KEY_MAPPING} | {tag: tag for tag in _tags(lines)}
    try:
        found = rispy.loads(
            "\n".join(lines), mapping=mapping, list_tags=list(mapping), delimiter_tags_mapping={}
        )
    except rispy.parser.ParseError as fault:
        raise ExportFault(f"no RIS: {fault}") from fault
    if not found:
        raise ExportFault("holds no entry; expected lines such as 'TY  - JOUR' and 'ER  - '")
    return [_entry(item, line) for item, line in zip(found, begun, strict=True)]


def _whole(text: str) -> tuple[list[str], list[int]]:
    """The lines, each tag's words on one and each entry closed; and where each entry begins."""
    lines: list[list[str]] = []
    begun: list[int] = []
    is_open = False
    for number, line in enumerate(text.splitlines(), 1):
        tag = _TAG.match(line)
        if tag is None and is_open:
            lines[-1] += [line.strip()] if line.strip() else []
            continue
        if tag is not None and tag[1] == "TY":
            lines += [["ER  - "]] if is_open else []
            begun.append(number)
        if tag is not None and tag[1] in ("TY", "ER"):
            is_open = tag[1] == "TY"
        lines.append([line])
    return [" ".join(parts) for parts in (*lines, *([["ER  - "]] if is_open else []))], begun


def _tags(lines: list[str]) -> set[str]:
    return {found[1] for line in lines if (found := _TAG.match(line))}


def _entry(item: dict[str, Any], line: int) -> Entry:
    tags = {tag: [value] if isinstance(value, str) else value for tag, value in item.items()}
    tags = {tag: values for tag, values in tags.items() if tag != "UK" and any(values)}
    said = _first(tags, "TY").upper()
    kind = _TYPES.get(said, "document")
    id_ = _first(tags, "ID")
    fields: dict[str, Any] = {"id": "" if id_.isdecimal() else id_, "type": kind}
    taken = {"TY", "ER", "ID"} if said in _TYPES or said == "GEN" else {"ER", "ID"}
    for tag, meant, value in _fields(tags, kind):
        if value and fields.setdefault(meant, value) == value:
            taken.update(tag.split("+"))
    left = [f"TY {said[:20]}" if tag == "TY" else tag for tag in tags if tag not in taken]
    left += [f"{tag} (more than one)" for tag in taken - _MANY if len(set(tags.get(tag, ()))) > 1]
    return Entry(fields, tuple(sorted(left)), line=line)


def _first(tags: dict[str, list[str]], *names: str) -> str:
    return next((tags[name][0].strip() for name in names if tags.get(name)), "")


def _fields(tags: dict[str, list[str]], kind: str) -> Iterator[Value]:
    title = next((tag for tag in _TITLES if tags.get(tag)), "TI")
    yield title, "title", _first(tags, title)
    for tag, name in _NAMES.items():
        if name == "author" or kind != "thesis":  # others of a thesis advised its author
            name = "recipient" if tag == "A2" and kind == "personal_communication" else name
            yield tag, name, [_name(words) for words in tags.get(tag, ()) if words.strip()]
    yield from _holders(tags, kind, _first(tags, title))
    yield from _dates(tags)
    yield from _numbers(tags, kind)
    for tag in ("UR", "L2"):
        yield tag, "URL", _first(tags, tag)
    yield "KW", "keyword", ", ".join(tags.get("KW", ()))
    yield "N1", "note", "\n".join(tags.get("N1", ()))
    has_degree = kind == "thesis" and not _first(tags, "VL").isdecimal()
    for tag, name in _FIELDS.items():
        if name != "genre" and not (tag == "VL" and has_degree):
            of_court = tag == "PB" and kind == "legal_case"
            name = "version" if tag == "ET" and kind in ("dataset", "software") else name
            yield tag, "authority" if of_court else name, _first(tags, tag)
    kind_of = _first(tags, "M3")
    if kind_of.startswith("10."):
        yield "M3", "DOI", kind_of
    elif kind not in _SERIAL:  # EndNote says of each article that it is one
        yield "M3", "genre", kind_of
    if has_degree:
        yield "VL", "genre", _first(tags, "VL")


def _holders(tags: dict[str, list[str]], kind: str, title: str) -> Iterator[Value]:
    """What holds the work: by `T2` a book or a report stands in a series."""
    if kind == "paper-conference" and tags.get("C3"):
        yield "C3", "container-title", _first(tags, "C3")
        yield "T2", "event-title", _first(tags, "T2")
    if kind == "paper-conference":
        yield "C1", "event-place", _first(tags, "C1")
    for tag in _IN:
        holder = _first(tags, tag)
        in_series = tag == "T2" and kind in _BOOKS
        yield tag, "collection-title" if in_series else "container-title", holder
        if holder == title:
            yield tag, "title", holder


def _dates(tags: dict[str, list[str]]) -> Iterator[Value]:
    """The whole day where it is one; the year alone where the day is in words."""
    found = {tag: _day(_first(tags, tag)) for tag in ("DA", "PY", "Y1", "Y2")}
    order = ("PY", "Y1", "DA") if isinstance(found["DA"], dict) else ("DA", "PY", "Y1")
    issued = next((found[tag] for tag in order if found[tag]), "")
    for tag in order:
        says_less = isinstance(found[tag], str) and str(issued).startswith(found[tag] or "-")
        yield tag, "issued", issued if says_less else found[tag]
    yield "Y2", "accessed", found["Y2"]


def _numbers(tags: dict[str, list[str]], kind: str) -> Iterator[Value]:
    first, last = _first(tags, "SP"), _first(tags, "EP")
    if kind in _BOOKS and first.isdecimal() and not last:
        yield "SP", "number-of-pages", first
    else:
        yield "SP+EP", "page", "-".join(filter(None, (first, last)))
    number = "number" if kind in _NUMBERED else "issue"
    for tag in ("IS", "M1"):
        yield tag, number, _first(tags, tag)
    yield "SN", "ISBN" if kind in ("book", "chapter") else "ISSN", _first(tags, "SN")


def _name(words: str) -> dict[str, str]:
    """`Family, Given, Suffix`; a name without a comma, or with one behind it, is a body's."""
    parts = [part.strip() for part in words.split(",", 2)]
    if not any(parts[1:]):
        return {"literal": parts[0]}
    return dict(
        (name, part)
        for name, part in zip(("family", "given", "suffix"), parts, strict=False)
        if part
    )


def _day(words: str) -> Any:
    """`2020/03/07/` as `2020-03-07`, with a season in its fourth part, or words as people type."""
    found = _DAY.fullmatch(words.strip())
    if found is None:
        return dated(words)
    year, month, day, beside = found.groups()
    if beside and not month and _SEASON.fullmatch(beside.strip()):
        return dated(f"{beside} {year}")
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])


EXPORT = Export("RIS", (".ris",), read)
