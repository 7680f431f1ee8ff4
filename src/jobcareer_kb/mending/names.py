"""Mends of names: of a source, a record, a setting, what an entry of the ledger speaks of, a code.

A name that leads nowhere is given the one name that it can stand for.
"""

import re
from dataclasses import dataclass

from jobcareer_kb.building.plan import known_formats
from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.facts import claims_of
from jobcareer_kb.figures import Cell, look_up
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.ledger.digests import reference_digest
from jobcareer_kb.loading.files import SETTINGS_FILE
from jobcareer_kb.mending.bench import Bench, Mend, only_near, said
from jobcareer_kb.mending.edits.splice import Edit, Patch
from jobcareer_kb.mending.edits.styles import Sort
from jobcareer_kb.model._settings import Product
from jobcareer_kb.model.evidence import Evidence
from jobcareer_kb.model.figure import WORDS, Figure
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.quiz_formats import quiz_formats
from jobcareer_kb.values import Ref, Words


@dataclass(frozen=True, slots=True)
class _Leaf:
    """The value at a finding, in a record that is sound or in `kb.yaml`."""

    bench: Bench
    kb: KnowledgeBase
    record: str
    route: Route
    value: str

    def renamed(self, near: str | None) -> Mend | None:
        """Another value for the whole of it."""
        if near is None:
            return None
        return Mend(Edit(self.kb.locate(self.record, self.route), near), said(near, self.value))

    def within(self, start: int, end: int, near: str | None) -> Mend | None:
        """Other words for a piece of it; the rest stays where it stands."""
        if near is None:
            return None

        def place(index: int) -> tuple[int, int]:
            span = self.kb.written_span(self.record, self.route, index, index + 1)
            return span.line, span.column

        new = self.value[:start] + near + self.value[end:]
        edit = Edit(self.kb.locate(self.record, self.route), new, place)
        return Mend(edit, said(near, self.value[start:end]))


def _leaf(finding: Diagnostic, bench: Bench) -> _Leaf | None:
    kb, owner = bench.kb, bench.owner(finding)
    if kb is None:
        return None
    value = bench.leaves(owner.record).get(owner.route)
    if not isinstance(value, str):
        return None
    # Of two records with one id the first is known; the finding may stand in the second.
    start = kb.locate(owner.record, owner.route)
    if not isinstance(value, Words) and start != finding.span:
        return None
    return _Leaf(bench, kb, owner.record, owner.route, value)


def citation(finding: Diagnostic, bench: Bench) -> Mend | None:
    """JK202: a source that is cited by a misspelt id."""
    leaf = _leaf(finding, bench)
    if leaf is None or not isinstance(leaf.value, Words) or leaf.record == SETTINGS_FILE:
        return None
    cite = bench.cites(leaf.record, leaf.route).get(finding.span)
    known = leaf.kb.by_kind.get("reference", {})
    if cite is None or cite.item.reference in known:
        return None  # the finding is about something else, such as what stands beside it
    near = bench.names("reference", known).only_near(cite.item.reference)
    return leaf.within(cite.start, cite.end, near)


def figure_name(finding: Diagnostic, bench: Bench) -> Mend | None:
    """JK372: a figure that a text names by a misspelt id."""
    leaf = _leaf(finding, bench)
    if leaf is None or not isinstance(leaf.value, Words) or leaf.record == SETTINGS_FILE:
        return None
    named = bench.figures(leaf.record, leaf.route).get(finding.span)
    known = leaf.kb.by_kind.get("figure", {})
    if named is None or named.figure in known or leaf.record.startswith("figure/"):
        return None
    near = bench.names("figure", known).only_near(named.figure)
    start = named.start + len("[#")
    return leaf.within(start, start + len(named.figure), near)


def figure_value(finding: Diagnostic, bench: Bench) -> Mend | None:
    """JK373: a value or a year that is not the one of the row that the figure names.

    Whoever wrote plainer words for a value must look at them when the value is another one.
    """
    kb, owner = bench.kb, bench.owner(finding)
    figure = kb.written.get(owner.record) if kb is not None else None
    if kb is None or not isinstance(figure, Figure) or len(owner.route) != 1:
        return None
    cell = look_up(figure, kb.tables)
    if not isinstance(cell, Cell) or kb.locate(owner.record, owner.route) != finding.span:
        return None
    is_sound = cell.number is not None or (figure.unit == WORDS and figure.prints is None)
    rights = {"value": cell.value if is_sound else None, "year": cell.year, "to": cell.to}
    right, old = rights.get(str(owner.route[0])), getattr(figure, str(owner.route[0]))
    if right is None or str(right) == str(old):
        return None
    return Mend(Edit(finding.span, str(right), sort=_sort(right)), said(str(right), str(old)))


def _sort(value: str | int) -> Sort:
    """How YAML reads a value: an amount without decimals is a whole number."""
    return "number" if re.fullmatch(r"-?(?:0|[1-9][0-9]{0,17})", str(value)) else "text"


def record_name(finding: Diagnostic, bench: Bench) -> Mend | None:
    """JK302: a record that is named by a misspelt id, and not named beside by its right one."""
    leaf = _leaf(finding, bench)
    if leaf is None or not isinstance(leaf.value, Ref):
        return None
    kind = leaf.value.kind
    near = bench.names(kind, leaf.kb.by_kind.get(kind, {})).only_near(leaf.value.id)
    return leaf.renamed(
        f"{kind}/{near}" if near and f"{kind}/{near}" not in _beside(leaf) else None
    )


def _beside(leaf: _Leaf) -> frozenset[str]:
    """What else the same list names."""
    if not isinstance(leaf.route[-1], int):
        return frozenset()
    return leaf.bench.listed(leaf.record, leaf.route[:-1])


def setting(finding: Diagnostic, bench: Bench) -> Mend | None:
    """JK303: an audience, a group or a format that is misspelt where it is used."""
    leaf = _leaf(finding, bench)
    return leaf.renamed(only_near(leaf.value, _settings(leaf))) if leaf is not None else None


def _settings(leaf: _Leaf) -> frozenset[str]:
    """What may stand at a place that names something of `kb.yaml`."""
    settings = leaf.kb.settings
    match (leaf.record.partition("/")[0], *leaf.route):
        case ("workshop", "audience"):
            return frozenset(settings.audiences)
        case ("resource", "group") | ("challenge" | "takeaway", "type"):
            return frozenset(settings.groups_of(leaf.record.partition("/")[0]))
        case ("kb.yaml", "products", str(name), "formats", int()):
            return _formats(settings.products[name], leaf.value)
    return frozenset()


def _formats(product: Product, found: str) -> frozenset[str]:
    """The formats that a product has not yet; of a participant's, no bank with every answer."""
    if found in known_formats():
        return frozenset()
    barred = quiz_formats() if product.audience == "participant" else ()
    return known_formats() - frozenset(barred) - frozenset(product.formats)


def evidence(finding: Diagnostic, bench: Bench) -> Mend | None:
    """JK207: an entry whose digest proves which record or which source it is about."""
    leaf = _leaf(finding, bench)
    entry = leaf.kb.records.get(leaf.record) if leaf is not None else None
    if leaf is None or not isinstance(entry, Evidence):
        return None
    if leaf.route == ("claim",):
        near = bench.names("of claims", leaf.kb.ledger.statements).only_near(leaf.value)
        return leaf.renamed(near if near and _is_about(bench, leaf.kb, near, entry) else None)
    if leaf.route == ("reference",):
        known = leaf.kb.by_kind.get("reference", {})
        near = bench.names("reference", known).only_near(leaf.value)
        return leaf.renamed(near if near and _is_of(bench, leaf.kb, near, entry) else None)
    return None


def _is_about(bench: Bench, kb: KnowledgeBase, record: str, entry: Evidence) -> bool:
    """Say whether a record has the claim that an entry was written about, still without a look."""
    has_it = any(
        claim.digest == entry.claim_digest and entry.reference in claim.cites
        for claim in claims_of(record, kb.facts[record], kb.records)
    )
    return has_it and not _is_taken(bench, record, entry.reference, entry)


def _is_of(bench: Bench, kb: KnowledgeBase, reference: str, entry: Evidence) -> bool:
    """Say whether a source is the one that was looked at, and the claim has no look at it yet."""
    source = kb.records[f"reference/{reference}"]
    return (
        isinstance(source, Reference)
        and reference_digest(source) == entry.reference_digest
        and not _is_taken(bench, entry.claim, reference, entry)
    )


def _is_taken(bench: Bench, claim: str, reference: str, entry: Evidence) -> bool:
    return (claim, reference, entry.claim_digest) in bench.looks


def ignored_code(finding: Diagnostic, bench: Bench) -> Mend | None:
    """JK140: a code in a comment in small letters, or with a hyphen."""
    page, span = bench.pages.get(finding.span.path), finding.span
    if page is None or span.line != span.end_line:
        return None
    if span.line >= len(page.starts):
        return None
    start = page.starts[span.line - 1] + span.column - 1
    code = page.text[start : start + span.end_column - span.column]
    near = code.upper().replace("-", "").replace("_", "")
    if near == code or near not in bench.codes:
        return None
    return Mend(Patch(start, start + len(code), near), said(near, code))
