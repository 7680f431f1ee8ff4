"""RIS, as library catalogs, EndNote and Zotero export it; read by rispy."""

import re
from collections.abc import Iterator
from typing import Any

from jobcareer_kb.exports import Entry, Export, ExportFault

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
    "AB": "abstract", "CY": "publisher-place", "DO": "DOI", "ET": "edition", "LA": "language",
    "N2": "abstract", "NV": "number-of-volumes", "PB": "publisher", "PP": "publisher-place",
    "SE": "section", "ST": "title-short", "T3": "collection-title", "VL": "volume",
    "M3": "genre", "CN": "call-number", "DB": "source", "DP": "source", "C7": "number",
}  # fmt: skip
_NAMES = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "collection-editor"}
_TITLES = ("TI", "T1", "BT", "CT")
_IN = ("T2", "JO", "JF", "BT", "JA", "J2", "J1")
_NUMBERED = frozenset({"report", "patent", "standard", "bill", "legislation", "regulation"})
_DAY = re.compile(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?")
_HANDLED = frozenset(
    {"TY", "ER", "ID", "SP", "EP", "IS", "M1", "SN", "PY", "Y1", "DA", "Y2", "UR", "L2", "KW",
     "N1", *_TITLES, *_IN, *_FIELDS, *_NAMES}
)  # fmt: skip


def read(text: str) -> list[Entry]:
    """The entries of a text; a tag that may stand more than once keeps all its values."""
    import rispy

    mapping = {tag: tag for tag in (*rispy.TAG_KEY_MAPPING, *_HANDLED)}
    try:
        found = rispy.loads(
            text, mapping=mapping, list_tags=list(mapping), delimiter_tags_mapping={}
        )
    except rispy.parser.ParseError as fault:
        raise ExportFault(f"no RIS: {fault}") from fault
    if not found:
        raise ExportFault("holds no entry; expected lines such as 'TY  - JOUR' and 'ER  - '")
    return [_entry(item) for item in found]


def _entry(item: dict[str, Any]) -> Entry:
    tags = {tag: [value] if isinstance(value, str) else value for tag, value in item.items()}
    unknown = tags.pop("UK", {})
    kind = _TYPES.get(_first(tags, "TY").upper(), "document")
    fields = {"id": _first(tags, "ID"), "type": kind, **dict(_fields(tags, kind))}
    left = sorted({*(tag for tag in tags if tag not in _HANDLED), *unknown})
    return Entry({name: value for name, value in fields.items() if value}, tuple(left))


def _first(tags: dict[str, list[str]], *names: str) -> str:
    return next((tags[name][0].strip() for name in names if tags.get(name)), "")


def _fields(tags: dict[str, list[str]], kind: str) -> Iterator[tuple[str, Any]]:
    title = _first(tags, *_TITLES)
    yield "title", title
    for tag, name in _NAMES.items():
        if tags.get(tag):
            yield name, [_name(words) for words in tags[tag] if words.strip()]
    holder = _first(tags, *_IN)
    yield "container-title", holder if holder != title else ""
    yield "issued", _day(_first(tags, "DA")) or _day(_first(tags, "PY", "Y1"))
    yield "accessed", _day(_first(tags, "Y2"))
    yield "page", "-".join(filter(None, (_first(tags, "SP"), _first(tags, "EP"))))
    yield "number" if kind in _NUMBERED else "issue", _first(tags, "IS", "M1")
    yield "ISBN" if kind in ("book", "chapter") else "ISSN", _first(tags, "SN")
    yield "URL", _first(tags, "UR", "L2")
    yield "keyword", ", ".join(tags.get("KW", ()))
    yield "note", "\n".join(tags.get("N1", ()))
    for tag, name in _FIELDS.items():
        if tags.get(tag):
            yield name, _first(tags, tag)


def _name(words: str) -> dict[str, str]:
    """`Family, Given, Suffix`; a name without a comma is that of a body."""
    parts = [part.strip() for part in words.split(",", 2)]
    if len(parts) == 1:
        return {"literal": parts[0]}
    return dict(
        (name, part)
        for name, part in zip(("family", "given", "suffix"), parts, strict=False)
        if part
    )


def _day(words: str) -> str:
    """`2020/03/07/` as `2020-03-07`; other words are kept as they are."""
    found = _DAY.match(words)
    if found is None:
        return words.strip("/ ")
    return "-".join([found[1], *(f"{int(part):02d}" for part in found.groups()[1:] if part)])


EXPORT = Export("RIS", (".ris",), read)
