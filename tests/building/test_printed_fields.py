"""What a file prints is known before it is made: nothing else needs a translation."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from spoken import planted

from jobcareer_kb.building.make import job, make, printed
from jobcareer_kb.building.plan import Artifact, plan
from jobcareer_kb.diagnostic import Span
from jobcareer_kb.inline import dotted
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import (
    Field,
    fields_of,
    in_language,
    source_of,
    words_beside,
    written,
)
from jobcareer_kb.look import Look
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.translation import DIGESTS, SETTINGS, Translation, digest, sources_of

TEMPLATES = Templates(Path("templates"), "templates")
SHOP = "job-or-career-45"


def _nowhere(*place: object) -> Span:
    raise LookupError(place)


def told(kb: KnowledgeBase, fields: Iterable[Field]) -> KnowledgeBase:
    """The base with some of its texts in another language, and no others."""
    wanted = {**dict.fromkeys(fields)}
    words = {word: source_of(kb, word) for word in words_beside(kb, wanted)}
    found: dict[str, dict[str, Translation]] = {}
    for name in sorted({name for name, _ in wanted if name == SETTINGS or name in kb.facts}):
        every = sources_of(written(kb, name))
        texts = {route: text for route, text in every.items() if (name, route) in wanted}
        data = planted({**texts, **(words if name == SETTINGS else {})})
        data[DIGESTS] = {dotted(route): digest(text) for route, text in texts.items()}
        load = partial(dict, data)
        found[name] = {
            "es": Translation(name, "es", f"{name}.es.yaml", load, _nowhere, _nowhere, _nowhere)
        }
    return in_language(replace(kb, translations=found), "es")


def _made(kb: KnowledgeBase, artifact: Artifact) -> tuple[bytes, dict[str, str]]:
    made = make(job(kb, artifact, TEMPLATES, Look()))
    return made.data, made.marks


@pytest.mark.slow
@pytest.mark.parametrize("format", ["markdown", "gift", "docx"])
def test_a_file_is_the_same_where_only_what_it_prints_is_translated(
    format: str, real_kb: KnowledgeBase
) -> None:
    whole = told(real_kb, fields_of(real_kb, (SETTINGS, *real_kb.facts)))
    for artifact in plan(real_kb, [SHOP], [format]):
        fields = {*printed(job(whole, artifact, TEMPLATES, Look()))}
        part = told(real_kb, fields)
        assert _made(part, artifact) == _made(whole, artifact), artifact.path
