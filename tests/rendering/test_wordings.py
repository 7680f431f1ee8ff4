"""The words that files print by themselves: one file a language, all with the same keys."""

import re
from pathlib import Path

import pytest

from jobcareer_kb import bibliography
from jobcareer_kb.audits import AUDIT_RULES
from jobcareer_kb.building.audit_report import _PERSON
from jobcareer_kb.building.make import job, make
from jobcareer_kb.building.plan import plan
from jobcareer_kb.document import LABELS
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import Listing, SourceFile, read_folder
from jobcareer_kb.loading.wordings import language_of, languages, wordings, words_of
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.quiz import BANK_WORDS
from jobcareer_kb.rendering.context import PROGRAM_KEYS
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.values import words_of as texts
from jobcareer_kb.wordings import form_of, from_right, places

STARTER = Path(__file__).parents[2] / "src/jobcareer_kb/starter"
ENGLISH = words_of("en")
OF_THE_PAGE = (
    *("page-title", "page-lead", "workshop-length", "for-participants", "for-facilitators"),
    *("holds-answers", "what", "file", "size", "labelled", "file-kind", "large-print", "word-file"),
    *("powerpoint-file", "markdown-file", "released", "licence", "minutes", "bank-licence"),
    "bank-source",
    *("not-reviewed", "this-language", "in-two-languages"),
    *("audited", "audited-lead", "audited-no-claim", "judged"),
    *(f"audited-{rule.topic}" for rule in AUDIT_RULES),
    *(f"judged-{what}" for what in _PERSON),
)


def templates() -> Templates:
    return Templates(packaged("templates"), "templates")


def used() -> set[str]:
    found = {*LABELS, *PROGRAM_KEYS, *BANK_WORDS, *OF_THE_PAGE}
    for path in Path(bibliography.__file__).parent.glob("*.py"):
        if path.name == "sorts.py":
            continue  # its `entry-dictionary` and the like are types of CSL
        found.update(re.findall(r"[\"'](entry-[a-z-]+)", path.read_text(encoding="utf-8")))
    for name in templates().sources:
        found |= templates().keys(name.removesuffix(".xml.j2"))
    return found


def starter(**changes: str) -> KnowledgeBase:
    listing = read_folder(STARTER, "kb")
    files = []
    for file in listing.files:
        text = file.data.decode()
        if file.path == "kb.yaml":
            text = text.replace("language: en-US", f"language: {changes['language']}")
            text += changes.get("more", "")
        files.append(SourceFile(file.path, file.shown, text.encode()))
    kb = load_corpus(Listing("kb", tuple(files), ())).kb
    assert kb is not None
    return kb


def made(kb: KnowledgeBase, product: str) -> str:
    artifact = next(a for a in plan(kb) if a.product == product and a.format != "pptx")
    changed = artifact.__class__(
        artifact.workshop, product, "markdown" if "docx" in artifact.format else artifact.format,
        artifact.path, artifact.facilitator,
    )  # fmt: skip
    return make(job(kb, changed, templates(), Look())).data.decode()


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_keys_and_places_of_english(language: str) -> None:
    words = words_of(language)
    bases = {form_of(key, ENGLISH)[0] for key in ENGLISH}
    assert {form_of(key, words)[0] for key in words} == bases
    for key in bases:
        assert places(words[key]) == places(ENGLISH[key]), key


def test_no_key_is_idle_and_none_is_lacking() -> None:
    known = {form_of(key, ENGLISH)[0] for key in ENGLISH}
    asked = used()
    begun = tuple(key for key in asked if key.endswith("-"))
    assert {key for key in known if key not in asked and not key.startswith(begun)} == set()
    assert {key for key in asked if key not in ENGLISH and not key.endswith("-")} == set()


def test_the_english_words_of_banks_are_those_of_the_file() -> None:
    assert {key: ENGLISH[key] for key in BANK_WORDS} == dict(BANK_WORDS)


@pytest.mark.parametrize("name", sorted(templates().sources))
def test_a_template_has_no_words_of_its_own(name: str) -> None:
    source = re.sub(r"\{[{%#].*?[}%#]\}", "", templates().sources[name], flags=re.DOTALL)
    assert re.findall(r">[^<>]*[A-Za-z]{3}[^<>]*<", source) == []
    assert re.findall(r'summary="[^"]*[A-Za-z]', source) == []


@pytest.mark.parametrize(
    "tag, language",
    [("en-US", "en"), ("es", "es"), ("ES-mx", "es"), ("fr", ""), ("e", ""), ("esx", "")],
)
def test_the_words_of_a_tag(tag: str, language: str) -> None:
    assert language_of(tag) == language


@pytest.mark.parametrize("product", ["handout", "quiz", "facilitator-guide", "slides", "key"])
def test_in_spanish_no_english_heading_is_left(product: str) -> None:
    kb = starter(language="es-MX")
    text = made(kb, product)
    spanish = words_of("es")
    lines = {re.sub(r"^[#>*\s]+|[*\s]+$", "", line) for line in text.split("\n")}
    other = {text for key, text in ENGLISH.items() if spanish.get(key) != text and "{" not in text}
    other.discard("")
    own = {
        str(words) for record in (kb.settings, *kb.records.values()) for _, words in texts(record)
    }
    assert lines & other - own == set()
    assert "Licencia:" in text


def test_a_bank_speaks_the_language() -> None:
    assert "Licencia: CC BY 4.0" in made(starter(language="es"), "gift")


def test_a_knowledge_base_sets_single_words() -> None:
    own = '\nwordings: {my-plan: "What I <will> do & when", minutes: "{n} mins"}\n'
    kb = starter(language="en-US", more=own)
    text = made(kb, "handout")
    assert re.search(r"What I \\?<will\\?> do \\?& when", text)
    assert "30 mins" in text
    assert "My plan" not in text


def test_words_over_words_take_their_forms_along() -> None:
    words = wordings("en", {"points": "{n} marks"})
    assert [words.say("points", n=n) for n in (1, 2)] == ["1 marks", "2 marks"]
    words = wordings("en", {"points-2-4": "{n} (few)"})
    said = [words.say("points", n=n) for n in (1, 2, 4, 5)]
    assert said == ["1 point", "2 (few)", "4 (few)", "5 points"]


def test_only_files_that_print_a_word_are_made_again_for_it() -> None:
    before, after = (
        starter(language="en-US"),
        starter(language="en-US", more="\nwordings: {my-plan: What I will do}\n"),
    )
    changed = {
        artifact.product
        for artifact in plan(before)
        if job(before, artifact, templates(), Look()).fingerprint
        != job(after, artifact, templates(), Look()).fingerprint
    }
    assert changed == {"handout"}


@pytest.mark.parametrize(
    "tag, right",
    [("ar", True), ("he-IL", True), ("ur-PK", True), ("az-Arab", True), ("ku-Latn", False),
     ("en", False), ("fa", True), ("ar-Latn-EG", False)],
)  # fmt: skip
def test_which_languages_are_written_from_right_to_left(tag: str, right: bool) -> None:
    assert from_right(tag) is right


def test_a_guide_speaks_only_of_a_booklet_and_of_polls_that_are_there(
    real_kb: KnowledgeBase,
) -> None:
    """A poll stands in the guide with all its options, for a room without a screen."""
    whole, small = (
        re.sub(r"[\s*]+", " ", made(kb, "facilitator-guide"))
        for kb in (real_kb, starter(language="en-US"))
    )
    for key in ("ten-email", "booklet-email", "no-screen"):
        assert ENGLISH[key] in whole
        assert ENGLISH[key] not in small
    assert "says what an occupation is?” A. A position with one named employer B. A path" in whole
