"""The vocabulary of CSL 1.0.2, and how a slip is told from a field that nobody here prints.

Programs add fields of their own, and CSL has many that a list of references leaves out. Both stay
in the file and are no fault. A name that is almost one that is printed is a fault, since what
stands below it would be missing on paper without a word.
"""

from functools import cache, lru_cache
from typing import Any, ClassVar, Literal, Self

from pydantic import ConfigDict, model_validator
from pydantic.functional_validators import ModelWrapValidatorHandler

from jobcareer_kb.record import Part

Type = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
    "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
    "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
    "standard", "thesis", "treaty", "webpage",
]  # fmt: skip

UNPRINTED = frozenset(
    {
        "abstract", "annote", "available-date", "call-number", "categories", "citation-key",
        "citation-label", "citation-number", "container-title-short", "dimensions", "division",
        "event-date", "first-reference-note-number", "ISSN", "journalAbbreviation",
        "jurisdiction", "keyword", "language", "locator", "number-of-pages", "original-author",
        "original-publisher-place", "page-first", "PMCID", "PMID", "printing-number",
        "publisher-place", "scale", "source", "submitted", "title-short", "year-suffix",
    }
)  # fmt: skip
"""Fields of CSL that no list of references prints in APA 7."""

_ELSEWHERE = {
    "address": "publisher-place", "authors": "author", "booktitle": "container-title",
    "date": "issued", "doi": "DOI", "editors": "editor", "institution": "publisher",
    "isbn": "ISBN", "journal": "container-title", "pages": "page", "school": "publisher",
    "url": "URL", "year": "issued",
}  # fmt: skip
"""What other forms of references, above all BibTeX, call a field that is printed."""


class Open(Part):
    """A part of an entry that may have more fields than are known here."""

    model_config = ConfigDict(json_schema_extra={"additionalProperties": True})

    APART: ClassVar[frozenset[str]] = frozenset()
    """Fields of CSL's that are known to be no slip."""
    ELSEWHERE: ClassVar[dict[str, str]] = {}
    """Names that are no field, and what was meant by each."""

    @model_validator(mode="wrap")
    @classmethod
    def _without_strangers(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        return handler(cls.known_part(data) if isinstance(data, dict) else data)

    @classmethod
    def known_part(cls, data: dict[str, Any]) -> dict[str, Any]:
        """The fields that are known, and those that seem to be slips of one.

        With a capital, as Zotero hands on what stands in its field "Extra", a field is the same. An
        empty one, as Pandoc writes the type of what it has no type for, is none. Spaces at the ends
        and ends of lines, which come along when one copies, say nothing.
        """
        fields = cls.aliases()
        folded = ((key, _on_one_line(value)) for key, value in data.items())
        data = {key: value for key, value in folded if value not in ("", None)}
        found = {key: value for key, value in data.items() if key in fields}
        for key, value in data.items():
            if key in fields or key in cls.APART:
                continue
            if key[:1].isupper() and (small := key.lower()) in fields:
                found.setdefault(small, value)
            elif cls.meant_by(key):
                found[key] = value
        return found

    @classmethod
    @cache
    def aliases(cls) -> frozenset[str]:
        """The fields as a file names them."""
        return frozenset(info.alias or name for name, info in cls.model_fields.items())

    @classmethod
    @lru_cache(maxsize=4096)
    def meant_by(cls, key: str) -> str:
        """The field of which a name seems to be a slip; empty for a field of another program."""
        if key in cls.ELSEWHERE:
            return cls.ELSEWHERE[key]
        plain = _plain(key)
        slips = _slips(plain)
        if len(key) > _LONGEST:
            return ""
        letters = set(plain)
        near = [
            (_distance(plain, _plain(field)), field)
            for field in sorted(cls.aliases())
            if len(letters.symmetric_difference(_plain(field))) <= 2 * slips
        ]
        least, field = min(near, default=(slips + 1, ""))
        return field if least <= slips else ""


class OfEntry(Open):
    """A part of an entry with the words that other programs have for its fields."""

    APART = UNPRINTED
    ELSEWHERE = _ELSEWHERE


_LONGEST = 40
"""Signs of a name of which a field may be meant; the longest field has 24."""


def _on_one_line(value: Any) -> Any:
    if not isinstance(value, str) or (value == value.strip() and "\n" not in value):
        return value
    return " ".join(part.strip() for part in value.split("\n")).strip()


def _plain(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")


def _slips(name: str) -> int:
    """How many slips of the pen a name may have and still be known for what was meant."""
    return 0 if len(name) < 4 else 1 if len(name) < 7 else 2


def _distance(one: str, other: str) -> int:
    """Letters to add, drop, change or swap with the next, to get from one name to the other."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != wanted))
            swapped = row > 1 < column and one[row - 2 : row] == wanted + other[column - 2]
            line.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, last = last, line
    return last[-1]
