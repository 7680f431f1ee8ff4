"""Sources of an export become entries of `references.yaml`, behind those that are there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import yaml
from pydantic import ValidationError

from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.exports import Entry
from jobcareer_kb.inline import KEY_PATTERN
from jobcareer_kb.loading import characters
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import REFERENCES_FILE, SETTINGS_FILE, Listing, SourceFile
from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.loading.yaml.events import events
from jobcareer_kb.mending.edits.files import Change, refuse_too_large
from jobcareer_kb.model.reference import Reference

_FIRST = ("id", "type", "title", "author", "editor", "issued", "container-title", "publisher")
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WIDTH = 98
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Added:
    """What an export brings."""

    change: Change
    """Of `references.yaml`; equal bytes where nothing is new."""
    ids: tuple[str, ...]
    """What a text cites the new ones by."""
    there: tuple[str, ...] = field(default=())
    """Of each source that is there already: a line that says under which id."""
    refused: tuple[str, ...] = field(default=())
    """Of each that cannot be taken: a line that says why and what to do."""
    left_out: tuple[str, ...] = field(default=())
    """Of each new one that lost fields without a place in CSL: a line that names them."""


def added(listing: Listing, known: Mapping[str, Reference], entries: Sequence[Entry]) -> Added:
    """Add what is new; `known` are the sources of the knowledge base by id."""
    keyed = list(_all_keyed(known, entries))
    new, there, refused = _sorted_out(known, [entry for entry in keyed if not entry.fault])
    refused += [_named(entry, entry.fault) for entry in keyed if entry.fault]
    refuse_too_large(_change(listing, [entry.fields for entry in new]))
    faults = _faults(listing, new)
    taken = [entry for number, entry in enumerate(new) if number not in faults]
    refused += [_named(new[number], why) for number, why in faults.items()]
    left = [_named(e, f"no place for {', '.join(e.left_out)}") for e in taken if e.left_out]
    return Added(
        _change(listing, [entry.fields for entry in taken]),
        tuple(str(entry.fields["id"]) for entry in taken),
        tuple(there),
        tuple(refused),
        tuple(left),
    )


def _named(entry: Entry, words: str) -> str:
    where = f"line {entry.line}: " if entry.line else ""
    return f"{where}'{entry.fields['id']}': {words}"


def _all_keyed(known: Mapping[str, Reference], entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries under ids that a text can cite; of those that are made here none comes twice."""
    ids = [str(entry.fields.get("id") or "").strip() for entry in entries]
    ids = [id_ if re.fullmatch(KEY_PATTERN, id_) else "" for id_ in ids]
    counts: dict[str, int] = {}
    given = frozenset(ids)
    for entry, id_ in zip(entries, ids, strict=True):
        made = id_ or _key(entry.fields)
        fields = _keyed(entry.fields, made)
        while not id_:
            number = counts[made] = counts.get(made, 0) + 1
            fields["id"] = f"{made}-{number}" if number > 1 else made
            other = known.get(fields["id"])
            if fields["id"] not in given and (other is None or _read(fields) == other):
                break
        yield replace(entry, fields=fields)


def _keyed(fields: Mapping[str, Any], id_: str) -> dict[str, Any]:
    """The fields in the order of our files."""
    rest = sorted(set(fields) - {"id"}, key=_place)
    return {"id": id_, **{name: fields[name] for name in rest if fields[name] not in (None, "")}}


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _key(fields: Mapping[str, Any]) -> str:
    """An id as people make them: `smith-2020-tea`."""
    author = fields.get("author")
    first = author[0] if isinstance(author, list) and author else {}
    name = first.get("family") or first.get("literal") if isinstance(first, dict) else ""
    year = re.search(r"\d{4}", str(fields.get("issued") or ""))
    title = [word for word in _letters(fields.get("title")).split("-") if len(word) > 3]
    parts = (_letters(name), year[0] if year else "", *title[:1])
    return "-".join(part for part in parts if part) or "source"


def _letters(words: Any) -> str:
    plain = unicodedata.normalize("NFKD", str(words or "")[:200]).encode("ascii", "ignore").decode()
    return _NO_LETTER.sub("-", plain.lower()).strip("-")


def _sorted_out(
    known: Mapping[str, Reference], entries: Iterable[Entry]
) -> tuple[list[Entry], list[str], list[str]]:
    """What is new, and lines of what is there and of what has the id of another source."""
    marks = {mark: id_ for id_, ref in known.items() for mark in _marks(ref.model_dump())}
    seen: dict[str, Any] = dict(known)
    new: list[Entry] = []
    there: list[str] = []
    refused: list[str] = []
    for entry in entries:
        id_ = str(entry.fields["id"])
        twin = next((marks[m] for m in _marks(entry.fields) if m in marks), None)
        if twin is not None or (id_ in seen and _read(entry.fields) == seen[id_]):
            there.append(_named(entry, f"there already, as '{twin or id_}'"))
        elif id_ in seen:
            refused.append(_named(entry, "another source has this id; give one of them another"))
        else:
            seen[id_] = _read(entry.fields)
            marks.update((mark, id_) for mark in _marks(entry.fields))
            new.append(entry)
    return new, there, refused


def _read(fields: Mapping[str, Any]) -> Reference | None:
    try:
        return Reference.model_validate(fields)
    except ValidationError:
        return None


def _marks(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """By what one tells that two entries are of one source."""
    doi, url = str(fields.get("DOI") or ""), str(fields.get("URL") or "")
    doi = doi or (url if "doi.org/10." in url else "")
    if doi:
        yield "DOI", doi[doi.find("10.") :].lower()
    elif url:
        place = url.partition("://")[2].removeprefix("www.").rstrip("/")
        yield "URL", f"{place} {_letters(fields.get('title'))}"


def _faults(listing: Listing, entries: Sequence[Entry]) -> dict[int, str]:
    """By the number of an entry, what the checker has against it."""
    if not entries:
        return {}
    settings = [file for file in listing.files if file.path == SETTINGS_FILE]
    texts = [_text(entry.fields, _INDENT) for entry in entries]
    whole = "".join(("references:\n", *texts))
    alone = SourceFile(REFERENCES_FILE, REFERENCES_FILE, whole.encode())
    found = load_corpus(Listing(listing.folder, (*settings, alone), ())).diagnostics
    numbers = [number for number, text in enumerate(texts) for _ in range(text.count("\n"))]
    faults: dict[int, str] = {}
    for fault in found:
        if fault.span.path == REFERENCES_FILE and fault.severity is Severity.ERROR:
            number = numbers[min(max(fault.span.line - 2, 0), len(numbers) - 1)]
            faults.setdefault(number, f"{fault.message}; {fault.help}")
    return faults


def _text(fields: Mapping[str, Any], indent: int) -> str:
    """An entry of the list, in YAML."""
    text: str = yaml.dump(
        [dict(fields)], Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=_WIDTH
    )
    return "".join(" " * indent + line for line in text.splitlines(True))


def _change(listing: Listing, new: Sequence[Mapping[str, Any]]) -> Change:
    """`references.yaml` with more entries; all else in it stays as it is."""
    file = next((each for each in listing.files if each.path == REFERENCES_FILE), None)
    shown = f"{listing.folder}/{REFERENCES_FILE}"
    before = file.data if file is not None else b""
    if not new:
        return Change(REFERENCES_FILE, shown, before, before)
    text = characters.plain(before).decode("utf-8") if file is not None else "references:\n"
    lines = text.rstrip("\n").split("\n")
    line, indent = _end_of_list(text, shown)
    lines[line:line] = [_text(fields, indent).rstrip("\n") for fields in new]
    after = "\n".join((*lines, ""))
    if len(_list_of(after)) != len(_list_of(text)) + len(new):
        raise _no_list(shown)
    return Change(REFERENCES_FILE, shown, before, characters.as_before(after.encode(), before))


def _list_of(text: str) -> list[Any]:
    value = plain_data.load(text, REFERENCES_FILE, markers=True).value
    listed = value.get("references") if isinstance(value, dict) else value
    return listed if isinstance(listed, list) else []


def _end_of_list(text: str, shown: str) -> tuple[int, int]:
    """The line behind the last entry, counted from 0, and how far its list is indented."""
    depth, last, indent, inside, bottom = 0, -1, -1, False, 1
    stream = _events(text)
    for at, event in enumerate(stream):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth == 1 and isinstance(event, yaml.SequenceStartEvent) and not event.flow_style:
                inside, indent, bottom = True, _begin(event), 0
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        key = stream[at - 1]
        if depth <= 2 and isinstance(key, yaml.ScalarEvent) and key.value == "references":
            if isinstance(event, yaml.SequenceStartEvent) and not event.flow_style:
                inside, indent = True, _begin(event)
            elif isinstance(event, yaml.ScalarEvent) and event.value in ("", "~", "null"):
                return _end(key)[0] + 1, _INDENT
        if inside and _closes(event):
            line, column = _end(event)
            last = line + (column > 0)
        if inside and depth == bottom and isinstance(event, yaml.SequenceEndEvent):
            return last, indent
    raise _no_list(shown)


def _no_list(shown: str) -> UsageFault:
    return UsageFault(
        f"{shown} has no list that a machine can add to; expected 'references:' and below it "
        "each entry with '- id:'"
    )


def _events(text: str) -> list[Any]:
    stream, found = events(text), []
    while (event := stream.get_event()) is not None:
        found.append(event)
    return found


def _begin(event: Any) -> int:
    return int(event.start_mark.column)


def _end(event: Any) -> tuple[int, int]:
    return event.end_mark.line, event.end_mark.column


def _closes(event: Any) -> bool:
    """Whether an event ends where its last sign stands; a block ends where the next one begins."""
    if isinstance(event, yaml.ScalarEvent):
        return True
    ends = isinstance(event, yaml.CollectionEndEvent)
    return ends and _end(event) != (event.start_mark.line, _begin(event))
