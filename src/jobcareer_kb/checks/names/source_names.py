"""A source names each author once, and each field as it is, without what print adds.

Bad:   author: [{family: Redmond, given: E.}, {family: Redmond, given: E.}]
Bad:   title: Food at home.        title: FOOD AT HOME
Bad:   author: [{literal: "Ford, Ana"}]        author: [{family: "Ford, Ana"}]
Bad:   author: [{literal: et al.}]             author: Unknown
Bad:   volume: vol. 12        volume: 12(3)
Mend:  drop the second name, or write the one that is missing; take away the full stop, or
       what the finding names.
Why:   a list of sources adds the stop and prints each name; most often the second was meant to be
       somebody else.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._alike import form
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.model.reference import Reference

_STOP = re.compile(r"(?<![.A-Z])(?<!\b[A-Za-z])\.$")
_ET_AL = re.compile(r"\bet\.? al\b|\band others\b", re.IGNORECASE)
_NOBODY = frozenset(
    {"unknown", "unknown author", "author unknown", "no author", "none", "n a", "na", "author"}
)
_PERSON = re.compile(r"[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?, [A-Z](?:[^\W\d_]+|\.)(?: [A-Z]\.?)?")
_LABELED = re.compile(r"(?:vol(?:ume)?|no|nr|issue|pp?|pages?)\b\.? ?(?=\d)", re.IGNORECASE)
_PARTS = "write 'given:' for the other names, and 'suffix:' for one such as Jr."
_SHORT = ("etc.", "inc.", "co.", "ltd.", "jr.", "ed.", "vol.", "no.", "st.", "al.", "corp.")


def _slips(context: Context, name: str, reference: Reference) -> Iterator[Diagnostic]:
    kb = context.kb
    title = reference.title
    if _STOP.search(title) and not title.casefold().endswith(_SHORT):
        yield CHECK.rule.at(
            kb.locate(name, ("title",)),
            "the title ends in a full stop, and the list of sources adds one",
            "take it away",
        )
    seen: set[str] = set()
    for place, author in enumerate(reference.author):
        said = form(" ".join((author.literal or author.family or "", author.given or "")))
        if said in seen:
            yield CHECK.rule.at(
                kb.locate(name, ("author", place)),
                f"the author '{author.literal or author.family}' stands twice, as number "
                f"{place + 1} too",
                "drop the name, or write the one that was meant",
            )
        seen.add(said)
    for route, message, help in _odd(reference):
        yield CHECK.rule.at(kb.locate(name, route), message, help)


def _odd(reference: Reference) -> Iterator[tuple[Route, str, str]]:
    """What is written as a program or an eye takes it for something else."""
    title = reference.title
    if title.isupper() and len(title.split()) > 2:
        yield ("title",), "the title is all in capitals", "write it as in a sentence"
    for place, author in enumerate(reference.author):
        route: Route = ("author", place)
        if _ET_AL.search(author.literal or author.family or ""):
            yield (
                route,
                "'et al.' is no author",
                "name all of them; the list of sources shortens it",
            )
        elif form(author.literal or author.family or "") in _NOBODY:
            message = f"'{author.literal or author.family}' is no author"
            yield route, message, "leave the field out where nobody is named"
        elif _PERSON.fullmatch(author.literal or ""):
            message = f"'{author.literal}' looks like a person, and 'literal' is for organizations"
            yield route, message, "write 'family:' and 'given:'"
        elif re.fullmatch(r"[^,]+, ?[A-Z].*|(?:[A-Z]\. ?)+[A-Z][a-z].*", author.family or ""):
            yield route, f"'{author.family}' is more than a family name", _PARTS
    if re.fullmatch(r"\d+ ?\(\d+\)", str(reference.volume or "")):
        said = f"'{reference.volume}' is a volume and an issue"
        yield ("volume",), said, "write 'volume:' and 'issue:'"
    for field in ("volume", "issue", "page"):
        said = str(getattr(reference, field) or "")
        if label := _LABELED.match(said):
            yield (field,), f"'{label[0]}' is added in print", f"write the {field} alone"


CHECK = check_of_record("JK325", "source-names", Severity.WARNING, __doc__, _slips, Reference)
