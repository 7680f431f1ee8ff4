"""All that the files of a workshop may hang on, as one digest: where it is as it was, so are they.

It is wider than what they are made from, and far cheaper to know than their fingerprints: every
file that is no record of an ordinary kind, and the files of all records that the workshop reaches.
"""

import hashlib
from collections.abc import Mapping

from jobcareer_kb.facts import DRAWS
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import kinds
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.selection import reached

_COMMON = frozenset({"brand", "evidence", "figure", "image", "reference"})
"""Kinds whose records a workshop may hang on without naming them."""
_FOLDER = "kb/"


def origins(kb: KnowledgeBase, inputs: Mapping[str, str]) -> Mapping[str, str]:
    """The digest of each workshop by its id; `inputs` are those of the whole build."""
    ordinary = tuple(f"{_FOLDER}{kind}/" for kind in kinds() if kind not in _COMMON)
    common = [f"{path} {told}" for path, told in inputs.items() if not path.startswith(ordinary)]
    shared = _digest(sorted(common))
    return {
        shop.id: _digest([shared, *_reached(kb, shop, inputs), *_drawn_from(kb, shop, inputs)])
        for shop in kb.of("workshop", Workshop)
    }


def _reached(kb: KnowledgeBase, shop: Workshop, inputs: Mapping[str, str]) -> list[str]:
    """Names of the records that a workshop reaches, each with the digest of its file."""
    found = reached(kb, shop)
    aside = (ref for name in found if name in kb.facts for ref in kb.facts[name].aside)
    every = sorted(found.union(aside))
    texts = (each for name in every for each in kb.translations.get(name, {}).values())
    return [
        *(f"{name} {_of_file(kb, name, inputs)}" for name in every),
        *(f"{each.path} {inputs.get(f'{_FOLDER}{each.path}', '')}" for each in texts),
    ]


def _drawn_from(kb: KnowledgeBase, shop: Workshop, inputs: Mapping[str, str]) -> list[str]:
    """Every file, where the quiz draws items: which one is drawn hangs on all records."""
    draws = kb.facts[f"workshop/{shop.id}"].group == DRAWS
    return sorted(f"{path} {told}" for path, told in inputs.items()) if draws else []


def _of_file(kb: KnowledgeBase, name: str, inputs: Mapping[str, str]) -> str:
    """The digest of a record's file, by the same rule for ends of lines as in the inputs."""
    if name not in kb.facts:
        return ""
    path, digest = kb.stands_in(name)
    return inputs.get(f"{_FOLDER}{path}", digest)


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
