"""The Spanish that comes along keeps its signs, its form of address and its glossary.

That all of it is there and fresh, the notes on sources too, is a finding of `check`, of which there
is none.
"""

import re
from collections.abc import Iterator

import pytest

from jobcareer_kb.inline import UNSAID, dotted
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import translation_of, written
from jobcareer_kb.tasks import Question
from jobcareer_kb.values import words_of

GLOSSARY = {
    "occupations?": "ocupaci",
    "skills?": "habilidad",
    "goals?": "meta",
    "benefits?": "beneficio",
    "training": "capacita",
    "exit tickets?": "boleto",
    "cards?": "tarjeta",
    "employers?": "empleador",
    "booklets?": "folleto",
    "schooling": "estudi",
    "entry-level": "de nivel inicial",
}
FAMILIAR = re.compile(r"\b(?:tú|tus?|ti|contigo|tuy[oa]s?|vos|vosotr[oa]s)\b", re.IGNORECASE)
MOST = 1.5
"""Times the mean of the other options; a key longer than that is found without knowing anything."""


def texts(kb: KnowledgeBase) -> Iterator[tuple[str, str, str]]:
    """Place, English and Spanish, without sources and figures."""
    for name in kb.translations:
        if translation := translation_of(kb, name, "es"):
            for route, english in words_of(written(kb, name)):
                if route in translation.texts:
                    bare = UNSAID.sub("", str(english)), UNSAID.sub("", translation.texts[route])
                    yield f"{name} {dotted(route)}", *bare


def test_questions_are_opened_and_quotes_are_the_usual_ones(real_kb: KnowledgeBase) -> None:
    odd = [
        place
        for place, _, said in texts(real_kb)
        if said.count("?") != said.count("¿") or re.search("[«»\"']", said)
    ]
    assert odd == []


def test_people_are_addressed_as_usted(real_kb: KnowledgeBase) -> None:
    assert [place for place, _, said in texts(real_kb) if FAMILIAR.search(said)] == []


@pytest.mark.parametrize("english, spanish", GLOSSARY.items(), ids=GLOSSARY.values())
def test_a_word_is_always_translated_alike(
    english: str, spanish: str, real_kb: KnowledgeBase
) -> None:
    word = re.compile(rf"\b{english}\b", re.IGNORECASE)
    other = [
        place
        for place, source, said in texts(real_kb)
        if word.search(source) and spanish not in said.lower()
    ]
    assert other == []


def test_no_key_is_given_away_by_its_length(real_kb: KnowledgeBase) -> None:
    long = []
    for name, record in real_kb.records.items():
        translation = translation_of(real_kb, name, "es")
        if isinstance(record, Question) and translation and getattr(record, "options", ()):
            keys, rest = [], []
            for place, option in enumerate(record.options):
                said = len(translation.texts["options", place, "text"])
                (keys if option.key else rest).append(said)
            if max(keys) > MOST * sum(rest) / len(rest):
                long.append((name, keys, rest))
    assert long == []
