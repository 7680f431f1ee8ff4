"""`build/manifest.json`: what was made, from what, and where each sentence came from.

A manifest is data from outside: whoever can write into an output folder can write one. It is read
within a bound, held to its own shape to the last value, and refused whole if it is not ours.
"""

import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import accumulate
from sys import intern
from typing import Any

from jobcareer_kb.disk.pouring import Piece
from jobcareer_kb.outside import NotOurs, json_of, wrong_in

FILE = "manifest.json"
INDEX = "index.html"
"""The page of links, made last."""
LARGE = ("-large.docx", "-large.pdf")
"""How the names of papers in large print end; each stands beside the ordinary one."""
SCHEMA = 1
MOST = 160 * 1024 * 1024
"""Bytes of a manifest that are read: room for four hundred workshops of the size of those that come
along, which take 350 to 400 kB each."""
_EACH = 16
"""Bytes that there are at least for a value of it; those that a build writes have more than 50."""
_ID = "[a-z][a-z0-9-]{0,62}"
PATH = re.compile(rf"(?:{_ID}/)?(?P<shop>{_ID})/(?P=shop)-[a-z0-9-]{{1,90}}\.[a-z0-9]{{1,8}}")
"""Names that a plan can give: `[brand/]workshop/workshop-product.ending`, and no way up."""
DIGEST = re.compile(r"[0-9a-f]{64}")
_DIGESTS = re.compile(r"[0-9a-f]{64}(?: [0-9a-f]{64})*")


NOTED = "warning["
"""With what begins what an audit says of a file and does not stop for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One artifact as it was made."""

    workshop: str
    product: str
    format: str
    title: str
    """What people call the product, such as `Participant handout`."""
    workshop_title: str
    minutes: int
    facilitator: bool
    digest: str
    """SHA-256: of an Office file over its parts as they are before compression, of others over the
    bytes."""
    fingerprint: dict[str, str]
    """Labelled digests of its inputs."""
    records: tuple[str, ...]
    """Every record that it prints."""
    references: tuple[str, ...]
    """Every reference that it cites."""
    marks: dict[str, str]
    """Mark of each traced text in reading order to `kind/id#field.0.text`."""
    language: str = ""
    """Tag of the language into which it is translated; empty for that of the records."""
    losses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What its format cannot carry: the loss, and the items it befalls; and what an audit only
    says, beginning with NOTED, and the fields that say it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The last build of one output folder."""

    title: str = ""
    version: str = ""
    released: str = ""
    licence: str = ""
    licence_url: str = ""
    licence_statement: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    """Others, by their tags, of which the next build keeps files up to date."""
    credits: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    """In the order of `kb.yaml`, in which people look for them."""
    complete: bool = False
    """True if the last build made everything, not some workshops or formats only."""
    inputs: dict[str, str] = field(default_factory=dict)
    """Digest of every input file, of the program and of the options."""
    warnings: tuple[dict[str, Any], ...] = ()
    """Findings that did not stop the build; an unchanged build repeats them."""
    artifacts: dict[str, Entry] = field(default_factory=dict)
    spared: dict[str, str] = field(default_factory=dict)
    """Files that are no longer planned and that somebody edited, with the digest we gave them."""
    kept: dict[str, dict[str, str]] = field(default_factory=dict)
    """Of files that somebody edited and whose records changed since: what those were made from."""
    index_digest: str = ""
    origins: dict[str, str] = field(default_factory=dict)
    """By workshop: the digest of all that its files may hang on, where all are made from that."""
    texts: Mapping[str, memoryview] = field(default_factory=dict, repr=False, compare=False)
    """Its entries as they stand in the file, for who writes them again as they were."""

    def fingerprint_of(self, path: str) -> dict[str, str]:
        """The labelled digests of an artifact, of which only a short entry may be known."""
        known = self.artifacts[path].fingerprint
        if known or path not in self.texts:
            return known
        told: dict[str, str] = json.loads(bytes(self.texts[path]))["fingerprint"]
        return told

    def as_made(self, path: str) -> dict[str, str]:
        """The same of the file that lies there, which somebody may have edited before the last
        build."""
        return self.kept.get(path) or self.fingerprint_of(path)


_TEXTS = [str]
_ENTRY = {
    "workshop": str, "product": str, "format": str, "title": str, "workshop_title": str,
    "minutes": int, "facilitator": bool, "language": str, "digest": DIGEST,
    "fingerprint": {str: str}, "records": _TEXTS, "references": _TEXTS, "marks": {str: str},
    "losses": {str: _TEXTS},
}  # fmt: skip
_MANIFEST = {
    "schema": int, "title": str, "version": str, "released": str, "licence": str,
    "licence_url": str, "licence_statement": str, "language": str, "languages": _TEXTS,
    "credits": _TEXTS,
    "products": _TEXTS, "complete": bool, "inputs": {str: str}, "warnings": [{"text": str}],
    "artifacts": {PATH: _ENTRY}, "spared": {PATH: DIGEST},
    "kept": {PATH: {str: str}},
    "index_digest": re.compile(f"(?:{DIGEST.pattern})?"), "origins": {re.compile(_ID): DIGEST},
}  # fmt: skip
_LEAN: dict[str, Any] = {"fingerprint": {}, "records": (), "references": (), "marks": {}}
"""What only the manifest says of an entry, which is nearly all, left out."""
_SHORT = tuple(name for name in _ENTRY if name not in _LEAN)
_ROW = (int, int, *(_ENTRY[name] for name in _SHORT))
_JOURNAL = {re.compile(f"{PATH.pattern}|{re.escape(INDEX)}"): _DIGESTS}
_LATER: dict[str, Any] = {"spared": {}, "origins": {}, "kept": {}, "languages": []}
"""What the manifests of older versions lack."""
_TUPLES = ("warnings", "credits", "products", "languages")
_AT = re.compile(rb'^  "([^"\n]+)": (?=\{)', re.MULTILINE)
_END = b"\n  }"
"""With what each entry ends."""
_BEHIND = b'\n },\n "complete": '
"""What stands behind the entries."""


def parsed(data: bytes) -> Manifest:
    """A manifest from its bytes; raises NotOurs where anything in it is not as we write it."""
    told = json_of(data, MOST, _EACH)
    if isinstance(told, dict):
        told = {**_LATER, **told}
        for entry in _entries(told):
            entry.setdefault("language", "")
        if told.get("schema") != SCHEMA and isinstance(told.get("artifacts"), dict):
            raise NotOurs(f"its schema is {str(told.get('schema'))[:20]}, expected {SCHEMA}")
    if wrong := wrong_in(told, _MANIFEST):
        raise NotOurs(wrong)
    del told["schema"]
    for name in _TUPLES:
        told[name] = tuple(told[name])
    told["artifacts"] = {path: _entry(entry) for path, entry in told["artifacts"].items()}
    return Manifest(**told, texts=_texts(data))


def _entries(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The entries of a manifest that may be none of ours."""
    artifacts = told.get("artifacts")
    every = artifacts.values() if isinstance(artifacts, dict) else ()
    return (each for each in every if isinstance(each, dict))


def _texts(data: bytes) -> dict[str, memoryview]:
    """The text of each entry of a manifest that is laid out as one of ours."""
    end, view = data.rfind(_BEHIND), memoryview(data)
    starts = [(found[1].decode(), *found.span()) for found in _AT.finditer(data, 0, max(0, end))]
    ends = [*(start - len(",\n") for _, start, _ in starts[1:]), end]
    found = {path: view[begin:to] for (path, _, begin), to in zip(starts, ends, strict=False)}
    return {path: text for path, text in found.items() if text[-len(_END) :] == _END}


def inputs_in(data: bytes) -> dict[str, str] | None:
    """The inputs that a manifest tells, without its entries; None where it is not laid out as one
    of ours."""
    told = _rest_of(data).get("inputs")
    return told if wrong_in(told, {str: str}) == "" else None


def _rest_of(data: bytes) -> dict[str, Any]:
    """What a manifest tells beside its entries; nothing where it is not laid out as one of ours."""
    end = data.rfind(_BEHIND)
    try:
        rest = json.loads(b"{" + data[end + len(b"\n },") :]) if end >= 0 else {}
    except (ValueError, RecursionError):
        return {}
    return rest if isinstance(rest, dict) else {}


def in_short(artifacts: Mapping[str, Entry], sizes: Sequence[int]) -> str:
    """What is kept of a manifest beside it, by its digest: lean entries, and where each stands.
    `sizes` are those of its pieces."""
    ends = list(accumulate(sizes))
    rows = {}
    for number, (path, entry) in enumerate(sorted(artifacts.items())):
        place = ends[2 * number + 1], ends[2 * number + 2]
        rows[path] = [*place, *(getattr(entry, name) for name in _SHORT)]
    return json.dumps(rows, separators=(",", ":"))


def recalled(data: bytes, short: str) -> Manifest:
    """A manifest of which lean entries are kept, since it was written or read before."""
    told = {**_LATER, **_rest_of(data)}
    rows, view = json.loads(short), memoryview(data)
    shape = {name: inner for name, inner in _MANIFEST.items() if name != "artifacts"}
    if wrong := wrong_in(told, shape) or wrong_in(rows, {PATH: _ROW}):
        raise NotOurs(wrong)
    del told["schema"]
    for name in _TUPLES:
        told[name] = tuple(told[name])
    artifacts = {
        path: _entry({**_LEAN, **dict(zip(_SHORT, row, strict=True))})
        for path, (_, _, *row) in rows.items()
    }
    texts = {path: view[start:end] for path, (start, end, *_) in rows.items()}
    return Manifest(**told, artifacts=artifacts, texts=texts)


def parsed_journal(data: bytes) -> dict[str, tuple[str, ...]]:
    """The digests that builds which died were about to write, by path; NotOurs likewise."""
    told = json_of(data, MOST, _EACH)
    if wrong := wrong_in(told, _JOURNAL):
        raise NotOurs(wrong)
    return {path: tuple(digests.split()) for path, digests in told.items()}


def _entry(data: dict[str, Any]) -> Entry:
    for name in ("records", "references"):
        data[name] = tuple(data[name])
    data["losses"] = {loss: tuple(items) for loss, items in data["losses"].items()}
    for name in ("marks", "fingerprint"):  # the files of a workshop say much the same
        data[name] = {intern(key): intern(value) for key, value in data[name].items()}
    return Entry(**data)


def packed(entry: Entry) -> bytes:
    """An entry as its manifest says it, compressed: thousands of them are held until the end."""
    text = _text(_fields(entry)).replace("\n", "\n  ")
    return zlib.compress(text.encode(), 1)


def lean(entry: Entry) -> Entry:
    """An entry without what only its manifest says of it, which is nearly all."""
    return replace(entry, **_LEAN)


def manifest_pieces(manifest: Manifest, entries: dict[str, bytes]) -> Iterator[Piece]:
    """The manifest as sorted JSON, one value a line, so that it can be compared.

    `entries` are packed ones, which stand for those that are lean in the manifest; the others are
    added to it, for it is read several times.
    """
    yield b'{\n "artifacts": {'
    for place, (path, entry) in enumerate(sorted(manifest.artifacts.items())):
        yield f"{',' if place else ''}\n  {json.dumps(path)}: ".encode()
        if path in manifest.texts and path not in entries:
            yield manifest.texts[path]
            continue
        if path not in entries:
            entries[path] = packed(entry)
        yield zlib.decompress(entries[path])
    yield b"\n },"
    rest = {"schema": SCHEMA, **_fields(manifest)}
    del rest["artifacts"], rest["texts"]
    yield f"{_text(rest).removeprefix('{')}\n".encode()


def _fields(told: Entry | Manifest) -> dict[str, Any]:
    """The values as they are; `asdict` would copy each text of thousands of entries."""
    return {each.name: getattr(told, each.name) for each in fields(told)}


def _text(data: object) -> str:
    return json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False)
