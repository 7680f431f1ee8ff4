"""The text of a ledger entry, and the id under which it is filed."""

import hashlib
import re
import textwrap
from collections.abc import Collection
from dataclasses import dataclass

from jobcareer_kb.inline import claim_digest, dotted
from jobcareer_kb.ledger.digests import reference_digest
from jobcareer_kb.ledger.states import Statement
from jobcareer_kb.model.evidence import Evidence
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.values import ID_PATTERN

_OTHER_SIGNS = re.compile(r"[^a-z0-9-]+")
_LONGEST = 63
"""Signs of an id (`values.ID_PATTERN`)."""
_WIDTH = 96


def entry_id(record: str, reference: str, taken: Collection[str]) -> str:
    """An id made of record and reference, never of words; a number tells several claims apart."""
    whole = f"{record.replace('/', '-')}-{reference}"
    named = _OTHER_SIGNS.sub("-", whole.lower())
    if named != whole or len(whole) > _LONGEST - 3:  # room for the number
        digest = hashlib.sha256(whole.encode()).hexdigest()[:8]
        whole = f"{named[: _LONGEST - 3 - 9]}-{digest}"
    count = 1
    while (name := whole if count == 1 else f"{whole}-{count}") in taken:
        count += 1
    return name


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody found who looked a claim up in a source."""

    says_so: str
    holds: str | None
    by: str
    on: str
    """The day, in ISO form."""
    note: str


def new_entry(id_: str, statement: Statement, reference: Reference, look: Answers) -> Evidence:
    """One look as a record; pydantic's ValidationError where a value does not fit."""
    return Evidence.model_validate(
        {
            "id": id_,
            "claim": statement.record,
            "at": dotted(statement.route),
            "claim_digest": claim_digest(str(statement.words)),
            "reference": reference.id,
            "reference_digest": reference_digest(reference),
            "says_so": look.says_so,
            "holds": look.holds,
            "by": look.by,
            "on": look.on,
            "note": " ".join(look.note.split()),
        }
    )


def entry_text(entry: Evidence) -> str:
    """The YAML of an entry, one file."""
    return "".join(
        (
            f"id: {entry.id}\n",
            f"claim: {entry.claim}\n",
            f"at: {_scalar(entry.at)}\n" if entry.at else "",
            f"claim_digest: {_scalar(entry.claim_digest)}\n",
            f"reference: {_plain_or_quoted(entry.reference)}\n",
            f"reference_digest: {_scalar(entry.reference_digest)}\n",
            f"says_so: {entry.says_so}\n",
            f"holds: {entry.holds}\n" if entry.holds else "",
            f"by: {_scalar(entry.by)}\n",
            f"on: {entry.on.isoformat()}\n",
            "note: >-\n",
            textwrap.indent(_wrapped(str(entry.note)), "  "),
            "\n",
        )
    )


def _scalar(value: str) -> str:
    """Quoted, since a digest may look like a number and a name like anything."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _plain_or_quoted(key: str) -> str:
    """A citation key; most need no quotation marks."""
    return key if re.fullmatch(ID_PATTERN, key) else _scalar(key)


def _wrapped(note: str) -> str:
    """A folded block: words stay whole, and no line begins with a space."""
    return textwrap.fill(
        " ".join(note.split()), _WIDTH, break_long_words=False, break_on_hyphens=False
    )
