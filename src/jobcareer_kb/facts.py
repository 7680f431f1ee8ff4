"""What the whole knowledge base must know of one record, without holding the record itself.

Most checks of citations and names ask only who names whom and who cites what. Ten thousand records
answer that from these facts; a record is read again from its file when somebody wants its words.
Facts are plain values, so that another process can gather them and a cache can keep them.
"""

from collections.abc import Iterator, Mapping
from sys import intern
from typing import Any, NamedTuple

from jobcareer_kb.inline import Fault, Route, dotted, gist, has_number
from jobcareer_kb.model import Record
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.challenge import Challenge
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.evidence import Evidence
from jobcareer_kb.model.figure import Figure
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.question import KIND as QUESTION
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.model.takeaway import Takeaway
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.reads import note
from jobcareer_kb.values import Claim, Ref, Words, marked, words_of

_UNPRINTED = {(Activity, "objectives"), (Activity, "phases"), (Objective, "items_from")} | {
    (model, "about") for model in QUESTION.variants.values()
}
"""Fields that name a record without printing it."""


DRAWS = "draws"
"""Stands for a workshop whose quiz draws items, and does not name each of them by itself."""


class Claimed(NamedTuple):
    """One text that states a fact or cites a source."""

    route: Route
    digest: str
    """That of its words, as a ledger entry holds it."""
    cites: tuple[str, ...]
    bound: bool = False
    """True where it names figures: digest and citations are then those of the text as written."""


class Facts(NamedTuple):
    """One record in short."""

    refs: tuple[str, ...] = ()
    """Names of the records that it names, in order."""
    aside: tuple[str, ...] = ()
    """Those of them that are only named, and not printed with it."""
    cites: tuple[str, ...] = ()
    """Ids of the references that it cites, each once, in order."""
    claims: int = 0
    """Texts that state a fact or cite a source."""
    uncited: int = 0
    """Those of them without a citation."""
    odd: bool = False
    """True where a text has a citation that is worth a second look."""
    numbers: bool = False
    """True where a claim or the cell of a sheet has a number in its words."""
    group: str = ""
    """Of a resource: its group; of a challenge or a takeaway: its type; of a workshop: `DRAWS`."""
    claimed: str = ""
    """The texts themselves, packed; `claims_in` unpacks them."""
    called: str = ""
    """Of a definition: its term; of a resource: its name; as they are written."""
    figures: tuple[str, ...] = ()
    """Names of the figures that its texts print, each once, in order."""
    look: tuple[str, ...] = ()
    """Of an entry of the ledger: all that it says but its note; `ledger.look` reads it."""

    @property
    def shape(self) -> "Facts":
        """All but its words: whoever reads those notes that the record was read."""
        return self._replace(claimed="", called="")

    @property
    def is_doubtful(self) -> bool:
        """True where the texts themselves must be read to judge how they cite."""
        return self.odd or self.uncited > 0

    @property
    def follows(self) -> tuple[str, ...]:
        """Names of the records that are printed with it."""
        aside = frozenset(self.aside)
        return (*(ref for ref in self.refs if ref not in aside), *self.figures)


def facts_of(record: Record) -> tuple[Facts, list[tuple[Route, Fault]]]:
    """The facts of a record, and the faults of its texts with their routes."""
    model = type(record)
    refs: list[str] = []
    printed: set[str] = set()
    cites: list[str] = []
    packed: list[str] = []
    figures: list[str] = []
    faults: list[tuple[Route, Fault]] = []
    uncited, odd, numbers = 0, False, False
    for route, leaf in marked(record):
        if isinstance(leaf, Ref):
            refs.append(intern(str(leaf)))
            if (model, route[0]) not in _UNPRINTED:
                printed.add(refs[-1])
        else:
            short = gist(str(leaf))
            faults += [(route, fault) for fault in short.faults]
            cites += short.cites
            odd = odd or short.odd
            figures += short.figures
            if not numbers and (isinstance(leaf, Claim) or is_cell(route)):
                numbers = has_number(leaf)
            if short.cites or isinstance(leaf, Claim):
                row = (dotted(route), short.digest, " ".join(short.cites))
                packed.append("\t".join((*row, "bound") if short.figures else row))
                uncited += not (short.cites or short.figures)
    if isinstance(record, Figure):
        cites.append(record.reference)
    group = _group(record)
    aside = tuple(ref for ref in refs if ref not in printed)
    distinct = tuple(dict.fromkeys(cites))
    facts = Facts(
        tuple(refs), aside, distinct, len(packed), uncited, odd, numbers, group,
        "\n".join(packed), _called(record),
        tuple(intern(f"figure/{id_}") for id_ in dict.fromkeys(figures)), _look(record),
    )  # fmt: skip
    return facts, faults


def is_cell(route: Route) -> bool:
    """Say whether a text is a cell of a sheet, or of the table of a pathway."""
    return "cells" in route or (route[0] == "roles" and "facts" in route)


def _group(record: Record) -> str:
    if isinstance(record, Resource):
        return record.group
    if isinstance(record, Workshop):
        return DRAWS if record.generated or record.blueprint else ""
    return record.type if isinstance(record, Challenge | Takeaway) else ""


def _called(record: Record) -> str:
    if isinstance(record, Definition):
        return str(record.term)
    return str(record.name) if isinstance(record, Resource) else ""


def _look(record: Record) -> tuple[str, ...]:
    """The fields of `ledger.look.Look`."""
    if not isinstance(record, Evidence):
        return ()
    return (
        record.id, record.claim, record.at or "", record.claim_digest, record.reference,
        record.reference_digest, record.says_so, record.holds or "", record.by,
        record.on.isoformat(),
    )  # fmt: skip


def facts_from(row: list[Any]) -> Facts:
    """Facts as a cache kept them; names that come up again and again are held once."""
    refs, aside, cites, *rest, figures, look = row
    if [type(each) for each in rest] != [int, int, bool, bool, str, str, str]:
        raise TypeError("not as it was kept")
    found = Facts(tuple(map(intern, refs)), tuple(aside), tuple(map(intern, cites)), *rest)
    return found._replace(figures=tuple(map(intern, figures)), look=tuple(look))


def claims_in(facts: Facts) -> Iterator[Claimed]:
    """Every text of a record that states a fact or cites, in the order of its fields."""
    for row in facts.claimed.split("\n") if facts.claimed else ():
        route, digest, cites, *bound = row.split("\t")
        parts = (int(part) if part.isdigit() else part for part in route.split("."))
        yield Claimed(tuple(parts), digest, tuple(cites.split()), bool(bound))


def claims_of(name: str, facts: Facts, records: Mapping[str, Record]) -> Iterator[Claimed]:
    """The same; a text that names figures is read in the record, with its figures."""
    note(name)
    texts: dict[Route, Words] = {}
    for claimed in claims_in(facts):
        if not claimed.bound:
            yield claimed
            continue
        texts = texts or dict(words_of(records[name]))
        short = gist(str(texts[claimed.route]))
        yield Claimed(claimed.route, short.digest, short.cites, True)
