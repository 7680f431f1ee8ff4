"""What `review` shows of a claim, and how it files an entry."""

from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import ValidationError

from jobcareer_kb.disk.folder import Folder
from jobcareer_kb.errors import ChangedFault, UsageFault
from jobcareer_kb.inline import claim_words, parse, plain
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.ledger.entry import Answers, entry_id, entry_text, new_entry
from jobcareer_kb.ledger.look import Look
from jobcareer_kb.ledger.states import SourceState, Statement
from jobcareer_kb.loading import characters
from jobcareer_kb.loading.files import Listing
from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.mending.edits.files import Change, write_changes
from jobcareer_kb.mending.edits.splice import Edit, SpliceFault, spliced
from jobcareer_kb.model.evidence import Evidence
from jobcareer_kb.model.reference import Reference


def statements_of(kb: KnowledgeBase, claim: str) -> tuple[Statement, ...]:
    """The claims that `kind/id` or `kind/id#field` names."""
    record, _, field = claim.partition("#")
    if record not in kb.records:
        near = get_close_matches(record, list(kb.ledger.statements), n=1, cutoff=0.5)
        hint = f"did you mean '{near[0]}'?" if near else "'jobcareer-kb list' shows what there is"
        raise UsageFault(f"no record '{record}'; {hint}")
    every = kb.ledger.statements.get(record, ())
    if not every:
        raise UsageFault(f"{record} makes no claim: none of its texts states a fact or cites")
    found = tuple(s for s in every if not field or s.name == claim)
    if not found:
        known = ", ".join(statement.name.partition("#")[2] for statement in every)
        raise UsageFault(f"{record} has no claim at '{field}'; its claims: {known}")
    return found


def choose(kb: KnowledgeBase, statement: Statement, reference: str | None) -> str:
    """The source to enter: the one named, or the only one that the claim cites."""
    cited = [source.reference for source in statement.sources]
    if not cited:
        raise UsageFault(f"{statement.name} cites no source; add one, such as '[@some-id]'")
    if reference is None and len(cited) > 1:
        raise UsageFault(f"{statement.name} cites {', '.join(cited)}; name one with --reference")
    chosen = reference or cited[0]
    if chosen not in cited:
        raise UsageFault(
            f"{statement.name} does not cite '{chosen}', only {', '.join(cited)}; "
            f"add '[@{chosen}]' to the claim first"
        )
    if f"reference/{chosen}" not in kb.records:
        raise UsageFault(f"'{chosen}' is no reference; add it to references.yaml")
    return chosen


def lines_of(
    kb: KnowledgeBase, statements: tuple[Statement, ...], reference: str | None
) -> Iterator[str]:
    """Each claim with its place, its words, and a line for each source."""
    for statement in statements:
        sources = [s for s in statement.sources if reference in (None, s.reference)]
        if reference is not None and not sources:
            continue
        yield f"{statement.name}  ({kb.locate(statement.record, statement.route)})"
        yield f"  {claim_words(str(statement.words))}"
        for source in sources:
            yield from _source(kb, statement, source)
        if not statement.sources:
            yield "    cites no source"


def _source(kb: KnowledgeBase, statement: Statement, source: SourceState) -> Iterator[str]:
    printed = kb.sources.get(source.reference)
    entry = source.entry
    if entry is None:
        yield f"    {source.reference}: not looked up"
    else:
        day = entry.day
        again = f" Look again: {_changed(source)} changed since." if source.changed else ""
        holds = f", holds: {entry.holds}" if entry.holds else ""
        yield f"    {source.reference}: {entry.says_so}{holds}, by {entry.by}, {day}.{again}"
        yield f"      {plain(entry.note.inlines)}"
        if source.reference in statement.left_out:
            yield "      not printed, since another source supports the claim"
    if printed is not None:
        yield f"      {plain(printed.entry)}"


def _changed(source: SourceState) -> str:
    names = {"claim": "the claim", "reference": "the source"}
    return " and ".join(names[each] for each in source.changed)


def enter(
    kb: KnowledgeBase,
    listing: Listing,
    held: Folder,
    statement: Statement,
    reference: str,
    answers: Answers,
) -> str:
    """File a look, in place of the last one about the same claim and source; return its path.

    Raises ChangedFault where the knowledge base is not as `listing` has it any more.
    """
    known = next(s.entry for s in statement.sources if s.reference == reference)
    id_ = known.id if known is not None else _free_id(kb, listing, statement.record, reference)
    source = kb.get(f"reference/{reference}", Reference)
    try:
        entry = new_entry(id_, statement, source, answers)
    except ValidationError as fault:
        first = fault.errors()[0]
        option = str(first["loc"][0]).replace("_", "-")
        raise UsageFault(f"--{option}: {first['msg'].lower()}") from fault
    text = entry_text(entry)
    _sound(entry, text)
    if known is not None:
        return _again(kb, listing, held, known, entry)
    path = f"evidence/{id_}.yaml"
    if not held.create(path, text.encode()):
        raise ChangedFault(f"{listing.folder}/{path} was made by somebody meanwhile")
    return f"{listing.folder}/{path}"


def _free_id(kb: KnowledgeBase, listing: Listing, record: str, reference: str) -> str:
    """An id that no entry has, nor any file: one may hold entries of other names."""
    paths = (file.path.lower() for file in (*listing.files, *listing.other))
    stems = {path.removeprefix("evidence/").removesuffix(".yaml") for path in paths}
    return entry_id(record, reference, stems | {*kb.by_kind.get("evidence", ())})


def _again(kb: KnowledgeBase, listing: Listing, held: Folder, known: Look, entry: Evidence) -> str:
    """Write a later look where the earlier one stands; all else in its file stays as it is."""
    name = f"evidence/{known.id}"
    shown = kb.locate(name, ("id",)).path
    file = next(file for file in listing.files if file.shown == shown)
    edits = [
        Edit(kb.locate(name, (field,)), str(getattr(entry, field)))
        for field in _LOOK
        if getattr(entry, field) != getattr(known, field)
        and (field not in _OPTIONAL or None not in (getattr(known, field), getattr(entry, field)))
    ]
    answer = kb.locate(name, ("says_so",)).line
    try:
        text = spliced(
            characters.plain(file.data).decode(), [e for e in edits if e.span.line > answer]
        )
        if known.holds is None and entry.holds is not None:
            text = _with_line(text, answer, f"holds: {entry.holds}")
        elif entry.holds is None and known.holds is not None:
            text = _without_line(text, kb.locate(name, ("holds",)).line)
        text = spliced(text, [e for e in edits if e.span.line <= answer])
    except SpliceFault as fault:
        raise UsageFault(f"{shown} cannot be changed by a machine: {fault}") from fault
    after = characters.as_before(text.encode(), file.data)
    write_changes(held, [Change(file.path, shown, file.data, after)])
    return shown


_LOOK = ("at", "claim_digest", "reference_digest", "says_so", "holds", "by", "on", "note")
"""Fields of an entry that a later look may change."""
_OPTIONAL = ("at", "holds")


def _with_line(text: str, answer: int, words: str) -> str:
    """The text with a line below that of `says_so`, which stands alone on its line."""
    lines = text.splitlines(keepends=True)
    before, key, _ = lines[answer - 1].partition("says_so:")
    if not key or before.strip(" -"):
        raise SpliceFault("its fields do not stand on lines of their own")
    lines.insert(answer, f"{' ' * len(before)}{words}\n")
    return "".join(lines)


def _without_line(text: str, line: int) -> str:
    """The text without the line of `holds`, which stands alone on its line."""
    lines = text.splitlines(keepends=True)
    if not lines[line - 1].lstrip().startswith("holds:"):
        raise SpliceFault("its fields do not stand on lines of their own")
    del lines[line - 1]
    return "".join(lines)


def _sound(entry: Evidence, text: str) -> None:
    """Refuse a note that `check` would refuse, before anything is written."""
    for fault in parse(str(entry.note)).faults:
        raise UsageFault(f"--note: {fault.message}; {fault.help}")
    data = characters.decode(text.encode(), "evidence")[1] or plain_data.load(text, "").diagnostics
    for found in data:
        raise UsageFault(f"--note or --by: {found.message}")
