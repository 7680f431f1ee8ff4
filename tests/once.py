"""Checking, making and auditing once what is equal, for tests of what is done with it.

All are pure: equal files give equal findings, and equal inputs equal bytes, in which an audit finds
the same. Tests of attacks, of broken disks, of edits and of comparisons check or build the same few
files hundreds of times over; those of checks, of writers and of audits do not use this.
"""

from collections.abc import Callable, Hashable
from typing import Any

import pytest

from jobcareer_kb.archive import digest_of
from jobcareer_kb.building import workshop
from jobcareer_kb.building.audited import audit
from jobcareer_kb.building.make import Job, Known, Made, make
from jobcareer_kb.checking import inspection
from jobcareer_kb.loading.files import Listing
from jobcareer_kb.tracing import versions

MOST = 50
_ASKED = 3
"""Arguments behind the listing that say what is looked for: products, day and families."""
_LOOK, _INSPECTED, _MADE = inspection.inspect, dict[Hashable, Any](), dict[Hashable, Any]()
_AUDITED = dict[Hashable, Any]()


def use(patch: pytest.MonkeyPatch) -> None:
    """Let commands and builds of this process remember."""
    patch.setattr(inspection, "inspect", _inspected)
    for module in (workshop, versions):
        patch.setattr(module, "make", _made)
    patch.setattr(workshop, "audit", _audited)


def _inspected(listing: Listing, *how: Any, **named: Any) -> Any:
    """What was found in equal files; how they are read, and what is remembered, changes nothing."""
    files = tuple((f.path, f.shown, f.data) for f in (*listing.files, *listing.other))
    asked = how[:_ASKED], *sorted((k, v) for k, v in named.items() if k != "known")
    key = (listing.folder, files, listing.diagnostics, asked)
    return _remembered(_INSPECTED, key, lambda: _LOOK(listing, *how, **named))


def _made(job: Job, known: Known | None = None) -> Made:
    return _remembered(_MADE, _key(job), lambda: make(job, known))


def _audited(job: Job, data: bytes, known: Known) -> dict[str, tuple[str, ...]]:
    """What only is to be said; a file that must not be written is told each time."""
    key = (*_key(job), digest_of(data))
    return dict(_remembered(_AUDITED, key, lambda: audit(job, data, known)))


def _key(job: Job) -> tuple[Hashable, ...]:
    return job.artifact, *sorted(job.fingerprint.items())


def _remembered(known: dict[Hashable, Any], key: Hashable, find: Callable[[], Any]) -> Any:
    if key not in known:
        found = find()
        if len(known) >= MOST:
            del known[next(iter(known))]
        known[key] = found
    else:
        known[key] = known.pop(key)  # the one that was asked for last goes last
    return known[key]
