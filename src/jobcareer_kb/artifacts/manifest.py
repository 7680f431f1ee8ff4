"""`build/manifest.json`: what was made, from what, and where each sentence came from (io)."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FILE = "manifest.json"
SCHEMA = 1


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
    """SHA-256 of the bytes."""
    fingerprint: dict[str, str]
    """Labelled digests of its inputs."""
    records: tuple[str, ...]
    """Every record that it prints."""
    references: tuple[str, ...]
    """Every reference that it cites."""
    marks: dict[str, str]
    """Mark of each traced text in reading order to `kind/id#field.0.text`."""
    losses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What its format cannot carry: the loss, and the items it befalls."""


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
    index_digest: str = ""


def read_manifest(out: Path) -> Manifest:
    """Return the manifest of an output folder; an empty one where there is none to trust."""
    try:
        data = json.loads((out / FILE).read_text(encoding="utf-8"))
        if data.pop("schema") != SCHEMA:
            return Manifest()
        artifacts = {path: _entry(entry) for path, entry in data.pop("artifacts").items()}
        data["warnings"] = tuple(data["warnings"])
        data["credits"] = tuple(data["credits"])
        data["products"] = tuple(data["products"])
        return Manifest(artifacts=artifacts, **data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def _entry(data: dict[str, Any]) -> Entry:
    for name in ("records", "references"):
        data[name] = tuple(data[name])
    data["losses"] = {loss: tuple(items) for loss, items in data["losses"].items()}
    return Entry(**data)


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as sorted JSON, one value a line, so that it can be compared."""
    data = {"schema": SCHEMA, **asdict(manifest)}
    return (json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()
