"""BibTeX and BibLaTeX, as JabRef, Zotero and RStudio write them; read by pybtex."""

import codecs
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from jobcareer_kb.exports import MOST, Entry, Export, ExportFault

if TYPE_CHECKING:
    from pybtex.database import Person
    from pybtex.database.input.bibtex import LowLevelParser

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
    "mastersthesis": "Master’s thesis", "phdthesis": "Doctoral dissertation",
    "mathesis": "Master’s thesis", "techreport": "Technical report",
}  # fmt: skip
_FIELDS = {
    "abstract": "abstract", "addendum": "note", "address": "publisher-place",
    "annote": "annote", "chapter": "chapter-number", "doi": "DOI", "edition": "edition",
    "eventtitle": "event-title", "howpublished": "publisher", "institution": "publisher",
    "isbn": "ISBN", "issn": "ISSN", "issue": "issue", "keywords": "keyword",
    "langid": "language", "language": "language", "location": "publisher-place",
    "note": "note", "organization": "publisher", "pagetotal": "number-of-pages",
    "part": "part-number", "pubstate": "status", "publisher": "publisher",
    "school": "publisher", "shortjournal": "container-title-short",
    "shorttitle": "title-short", "type": "genre", "url": "URL", "venue": "event-place",
    "version": "version", "volume": "volume", "volumes": "number-of-volumes",
}  # fmt: skip
_HOLDERS = ("journaltitle", "journal", "booktitle", "maintitle")
_PEOPLE = {
    "author": "author", "bookauthor": "container-author", "editor": "editor",
    "translator": "translator",
}  # fmt: skip
_NUMBERED = frozenset({"report", "patent", "standard", "legislation", "manuscript", "dataset"})
_IN_SERIES = frozenset({"book", "chapter", "paper-conference"})
_VERBATIM = frozenset({"doi", "url", "isbn", "issn"})
_HANDLED = frozenset(
    {"title", "subtitle", "series", "number", "pages", "date", "year", "month", "urldate",
     "booksubtitle", "journalsubtitle", *_FIELDS, *_HOLDERS, *_PEOPLE}
)  # fmt: skip
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MARKUP = {
    "emph": "i", "textit": "i", "textbf": "b", "textsuperscript": "sup", "textsubscript": "sub",
    "textsc": "sc",
}  # fmt: skip
_COMMAND = re.compile(rf"\\({'|'.join(_MARKUP)})[ ]*\{{([^{{}}\\]*)\}}")
_LONGEST_NAME = 1000
_LONGEST = 20_000
"""Signs of a text that is looked into; a longer one stays as it is, for no field may have it."""
_BRACE_OR_AND = re.compile(r"[{}]| and ", re.IGNORECASE)
_BRACE_OR_COMMA = re.compile(r"[{},]")
_STEP = {"{": 1, "}": -1}
_COMMAS_OF_A_NAME = 2
_WIDTH = 60
_DASHES = re.compile(r"[ ]*(?:-{2,3}|[–—])[ ]*")


class _Macros(dict[str, str]):
    """What `@string` defines; a file may not grow by it without end."""

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self._left = 4 * MOST

    def __getitem__(self, name: str) -> str:
        words = super().__getitem__(name.lower())
        self._left -= len(words)
        if self._left < 0:
            raise ExportFault("its @string lines join to more text than a file may have")
        return words

    def __setitem__(self, name: str, words: str) -> None:
        super().__setitem__(name.lower(), words)


def _parser(text: str) -> "LowLevelParser":
    """The library's parser, which seeks each sign once and not anew behind each of the others."""
    from pybtex.database.input.bibtex import LowLevelParser, month_names
    from pybtex.scanner import Literal

    class Sign(Literal):  # type: ignore[misc]
        def __init__(self, sign: str) -> None:
            super().__init__(sign)
            self._seek: Any = re.compile(re.escape(sign)).search
            self._next: Any = self._seek(text)
            self.search: Any = self._ahead

        def _ahead(self, text: str, start: int) -> Any:
            if self._next is not None and self._next.start() < start:
                self._next = self._seek(text, start)
            return self._next

    parser = LowLevelParser(text, macros=_Macros(month_names))
    parser.LBRACE, parser.RBRACE, parser.QUOTE = Sign("{"), Sign("}"), Sign('"')
    return parser


def read(text: str) -> list[Entry]:
    """The entries of a text; what stands between them is no part of it."""
    from pybtex.scanner import PybtexSyntaxError

    found = []
    try:
        for command, content in _parser(text):
            if command.lower() not in ("string", "preamble", "comment"):
                key, fields = content
                found.append(_entry(command.lower(), key, fields))
    except PybtexSyntaxError as fault:
        raise ExportFault(f"line {fault.lineno}: no BibTeX ({_said(fault)})") from fault
    except RecursionError as fault:
        raise ExportFault("its braces are nested too deeply") from fault
    if not found:
        raise ExportFault("holds no entry; expected some such as '@book{key, title = {…}}'")
    return found


def _said(fault: Exception) -> str:
    return str(fault).partition(": ")[2] or str(fault)


def _entry(kind: str, key: str, given: list[tuple[str, list[str]]]) -> Entry:
    raw: dict[str, str] = {}
    for name, parts in given:
        raw.setdefault(name.lower(), " ".join("".join(parts).split()))
    type_ = _TYPES.get(kind, "document")
    if kind == "misc" and "url" in raw:
        type_ = "webpage"
    if kind == "article" and raw.get("entrysubtype") in ("magazine", "newspaper"):
        type_ = f"article-{raw['entrysubtype']}"
    fields: dict[str, Any] = {"id": key, "type": type_}
    fault = _fault(raw)
    told = {name: value for name, value in raw.items() if not fault or name not in _PEOPLE}
    for name, value in _values(kind, type_, told):
        if value:
            fields.setdefault(name, value)
    return Entry(fields, tuple(sorted(set(raw) - _HANDLED - {"entrysubtype"})), fault)


def _fault(raw: Mapping[str, str]) -> str:
    """What is wrong with the people of an entry, where one cannot tell who they are."""
    for role in _PEOPLE:
        for name in _names(raw.get(role, "")):
            if not name.startswith("{") and _commas(name) > _COMMAS_OF_A_NAME:
                shown = name if len(name) <= _WIDTH else f"{name[:_WIDTH]}…"
                return (
                    f"field '{role}': more than two commas in the name '{shown}'; part people by "
                    "' and ', and put braces round the name of a body"
                )
    return ""


def _values(kind: str, type_: str, raw: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for name, meant in _PEOPLE.items():
        if name in raw:
            yield meant, _people(raw[name])
    yield "title", _with_sub(raw, "title", "subtitle")
    yield "issued", _issued(raw)
    for name in _HOLDERS:
        yield "container-title", _with_sub(raw, name, name.removesuffix("title") + "subtitle")
    yield "collection-title", _words(raw.get("series", ""))
    number = raw.get("number", "")
    numbered = "number" if type_ in _NUMBERED else "issue"
    in_series = type_ in _IN_SERIES and "series" in raw
    yield "collection-number" if in_series else numbered, _words(number)
    yield "page", _DASHES.sub("-", _words(raw.get("pages", "")))
    yield "accessed", _words(raw.get("urldate", ""))
    for name, meant in _FIELDS.items():
        if name in raw:
            yield meant, raw[name].strip("{} ") if name in _VERBATIM else _words(raw[name])
    yield "genre", _GENRES.get(kind, "")


def _with_sub(raw: dict[str, str], name: str, below: str) -> str:
    parts = (_words(raw.get(name, "")), _words(raw.get(below, "")) if below != name else "")
    return ": ".join(part for part in parts if part)


def _words(latex: str) -> str:
    """The text that LaTeX means, with the few marks that titles have in CSL."""
    import latexcodec  # noqa: F401  # registers the codec

    if len(latex) > _LONGEST:
        return latex
    text = latex.replace("\\&", "&").replace("\\%", "%")
    if "\\" in text or "--" in text or "~" in text or "$" in text:
        marked = _COMMAND.sub(lambda m: f"<{_MARKUP[m[1]]}>{m[2]}</{_MARKUP[m[1]]}>", text)
        latex_codec: Any = codecs.lookup("ulatex")
        text = latex_codec.decode(marked)[0]
    return " ".join(text.replace("{", "").replace("}", "").split())


def _people(words: str) -> list[dict[str, str]]:
    from pybtex.database import Person

    return [
        {"literal": _words(name)}
        if name.startswith("{") or name == "others" or len(name) > _LONGEST_NAME
        else _person(Person(name))
        for name in _names(words)
    ]


def _names(words: str) -> Iterator[str]:
    """The names of a list, which stand between `and`s that no brace holds."""
    depth = begin = 0
    for found in _BRACE_OR_AND.finditer(words):
        if found.group() == "{":
            depth += 1
        elif found.group() == "}":
            depth = max(depth - 1, 0)
        elif not depth:
            yield words[begin : found.start()].strip()
            begin = found.end()
    if words:
        yield words[begin:].strip()


def _commas(name: str) -> int:
    """Commas of a name that no brace holds; those behind the third are not counted."""
    depth = count = 0
    for found in _BRACE_OR_COMMA.finditer(name):
        depth = max(depth + _STEP.get(found.group(), 0), 0)
        count += found.group() == "," and not depth
        if count > _COMMAS_OF_A_NAME:
            break
    return count


def _person(person: "Person") -> dict[str, str]:
    parts = {
        "family": person.last_names,
        "given": [*person.first_names, *person.middle_names],
        "non-dropping-particle": person.prelast_names,
        "suffix": person.lineage_names,
    }
    return {name: _words(" ".join(words)) for name, words in parts.items() if words}


def _issued(raw: dict[str, str]) -> str:
    """The date as EDTF; BibTeX has a year and a month, by its number or its name."""
    if "date" in raw:
        return _words(raw["date"])
    year, month = _words(raw.get("year", "")), _words(raw.get("month", ""))[:3].lower()
    if month in _MONTHS:
        month = str(_MONTHS.index(month) + 1)
    numbered = re.fullmatch(r"\d{4}", year) and month.isdecimal() and 1 <= int(month) <= 12
    return f"{year}-{int(month):02d}" if numbered else year


EXPORT = Export("BibTeX", (".bib", ".bibtex"), read)
