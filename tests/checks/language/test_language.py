"""What the checks of language stand on: texts as they are read, levels, hints, word lists."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.checks.language._hardest import hint
from jobcareer_kb.checks.language._passages import as_pattern, passage, passages
from jobcareer_kb.checks.language._reading import READ, UNJUDGED, fields_of, reading_levels
from jobcareer_kb.inline import parse, plain, without_cites
from jobcareer_kb.items.authored import authored_item
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.corpus import Loaded, load_corpus
from jobcareer_kb.loading.files import Listing, SourceFile, read_folder
from jobcareer_kb.model._words import Avoided, WordLists
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.rendering.context import workshop_items
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.product import render
from jobcareer_kb.selection import GUIDE, SHEET, SHEETS, select
from jobcareer_kb.values import Name, Prose, words_of

ROOT = Path(__file__).parents[3]
FOLDERS = (ROOT / "kb", ROOT / "src" / "jobcareer_kb" / "starter")


@cache
def loaded(folder: Path) -> KnowledgeBase:
    kb = load_corpus(read_folder(folder, "kb")).kb
    assert kb is not None
    return kb


# Texts as they are read


@pytest.mark.parametrize(
    "text, read",
    [
        pytest.param("It *is* **pay**. [@a; @b, p. 3] Ask.", "It is pay. Ask.", id="marks"),
        pytest.param("O*NET or *O*NET*", "O*NET or O*NET", id="a star in a word"),
        pytest.param("See [the site](https://x.org/a).", "See the site.", id="link"),
        pytest.param(r"A \*star\* and \[b\]", "A *star* and [b]", id="escapes"),
        pytest.param("It is [@a]", "It is", id="citation at the end"),
    ],
)  # fmt: skip
def test_a_text_is_read_without_its_marks(text: str, read: str) -> None:
    found = passage("takeaway/x", ("text",), Prose(text))
    assert found.text == read
    assert "".join(text[place] for place in found.offsets) == read


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_text_is_read_as_the_inline_parser_reads_it(folder: Path) -> None:
    texts = list(passages(loaded(folder)))
    assert len(texts) > 100
    for text in texts:
        inlines = without_cites(parse(str(text.words)).inlines)
        assert " ".join(text.text.split()) == " ".join(plain(inlines).split())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_first_word_of_every_text_is_found_again_in_its_file(folder: Path) -> None:
    kb = loaded(folder)
    source = {file.shown: file.data.decode() for file in read_folder(folder, "kb").files}
    for text in passages(kb):
        word = text.text.split()[0]
        place = text.span(kb, text.text.index(word), text.text.index(word) + len(word))
        line = source[place.path].split("\n")[place.line - 1]
        written = line[place.column - 1 : place.end_column - 1]
        assert written == word or written.startswith("[#")


def test_passages_leave_out_notes_of_reviewers_and_credits() -> None:
    kinds = {text.record.partition("/")[0] for text in passages(loaded(FOLDERS[0]))}
    assert not kinds & {"brand", "evidence", "figure", "reference"}
    fields = {text.field for text in passages(loaded(FOLDERS[0])) if text.record == "kb.yaml"}
    assert "kb.yaml.title" in fields
    assert not {field for field in fields if "credits" in field or "licence" in field}


@pytest.mark.parametrize(
    "phrase, text, found",
    [
        pytest.param("dead end", "A Dead\n  end here", "Dead\n  end", id="capitals and a fold"),
        pytest.param("don't", "Don\u2019t go", "Don\u2019t", id="either apostrophe"),
        pytest.param("job", "The jobs of a jobber", None, id="whole words only"),
        pytest.param("end", "A dead-end", None, id="a hyphen binds"),
        pytest.param("a.b", "axb", None, id="signs are plain"),
    ],
)
def test_listed_words_are_found_as_whole_words(phrase: str, text: str, found: str | None) -> None:
    pattern = as_pattern((phrase,))
    assert pattern is not None
    match = pattern.search(text)
    assert (match.group() if match else None) == found


@given(st.text(alphabet="*[]()@a b.\\;,", max_size=60))
def test_any_text_keeps_its_places(text: str) -> None:
    found = passage("takeaway/x", ("text",), Prose(text))
    assert list(found.offsets) == sorted(set(found.offsets))
    assert len(found.offsets) == len(found.text)


# Levels


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_level_counts_the_fields_that_its_template_prints(folder: Path) -> None:
    """What a product prints as running text, a template decides; the table must follow it."""
    kb = loaded(folder)
    templates = Templates(ROOT / "templates", "templates")
    printed: dict[str, set[str]] = {}
    for shop in kb.of("workshop", Workshop):
        for product in kb.settings.products.keys() & READ.keys() - {SHEETS}:
            selection = select(kb, shop, product)
            rendered = render(selection, workshop_items(kb, shop, authored_item), templates)
            names = {
                (name, route)
                for name, record in selection.records.items()
                for route, words in words_of(record)
                if isinstance(words, Name) or route in ADDRESSES
            }
            fields = printed.setdefault(product, set())
            for mark in rendered.marks:
                kind = mark.record.partition("/")[0]
                quoted = product == GUIDE and kind not in TOLD_IN_THE_GUIDE
                quoted = quoted or mark.route in ADDRESSES
                if (mark.record, mark.route) not in names and kind in JUDGED and not quoted:
                    fields.add(passage(mark.record, mark.route, Prose("Read.")).field)
    for product, fields in printed.items():
        table = fields_of(product, kb.settings.products) or frozenset()
        holds_sheets = product == GUIDE and not {SHEET, SHEETS} & kb.settings.products.keys()
        table |= READ[SHEETS] if holds_sheets else frozenset()
        assert fields - table == set(), f"{product} prints these too"
        if folder.name == "kb":
            absent = NOT_PICKED.get(product, set())
            known = {field for field in table if field not in absent}
            known = {field for field in known if f"{field.split('.')[0]}.*" not in absent}
            known = {field for field in known if field.split(".")[0] in JUDGED}
            known = {f for f in known if product != GUIDE or f.split(".")[0] in TOLD_IN_THE_GUIDE}
            assert known - fields == set(), f"{product} prints these no more"


ADDRESSES = {("url",), ("phone",)}
"""Fields that are typed or dialed, not read."""
JUDGED = {
    "activity", "challenge", "definition", "distinction", "guide", "objective", "question",
    "resource", "step", "takeaway", "workshop",
}  # fmt: skip
TOLD_IN_THE_GUIDE = {"activity", "objective"}
"""Kinds whose texts the guide tells; source notes within it only quote claims of the others."""
NOT_PICKED = {
    "handout": {f"{kind}.*" for kind in ("challenge", "resource", "takeaway", "scenario")}
    | {"workshop.exit_ticket"},
    "help-list": {"resource.how_to_find"},
    "booklet": {"workshop.*", "objective.*", "distinction.*"},
    "slides": {"question.correction", "resource.how_to_find", "resource.what_for"},
    "quiz": {
        f"question.{name}"
        for name in (
            "categories.name",
            "cases.text",
            "rubric.name",
            "unit",
        )
    },
}
"""Fields that a template prints, of records that no workshop picks for it."""


def test_every_product_of_every_workshop_has_a_level() -> None:
    kb = loaded(FOLDERS[0])
    levels = list(reading_levels(kb))
    products = [product for product in kb.settings.products if product not in UNJUDGED]
    assert [(level.workshop, level.product) for level in levels] == [
        (shop.id, product) for shop in kb.of("workshop", Workshop) for product in products
    ]
    assert all(level.eased.words > 100 for level in levels)
    by_reader = {level.reader: (level.target_flesch_kincaid, level.target_smog) for level in levels}
    assert by_reader == {"participant": (8, 9), "facilitator": (10, 11)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_content_stays_below_its_targets(folder: Path) -> None:
    over = {f"{x.workshop} {x.product}": x.over for x in reading_levels(loaded(folder))}
    assert {name: grades for name, grades in over.items() if max(grades) > 0} == {}


def test_terms_and_listed_long_words_are_exempt() -> None:
    exempt = loaded(FOLDERS[0]).exempt
    assert {"occupation", "education", "o*net"} <= exempt
    assert "responsibility" not in exempt


# Hints

LISTS = WordLists(avoid=(Avoided(words=("utilize",), instead="use", why="short"),))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("People utilize it because it is there for them.", "for 'utilize' say: use"),
        (
            "You can ask the office for help, and they will send you a form.",
            "split it at 'help, and they'",
        ),
        (
            "Bring salt and oil to the long table because we will all need them.",
            "split it at 'table because we'",
        ),
        ("First ask all of them: they have a lot of it.", "split it at 'them: they'"),
        (
            "Municipal transportation necessitates registration.",
            "find shorter words for 'Municipal', 'transportation', 'necessitates'",
        ),
        ("Go to the shop and back.", "say it in fewer words"),
        ("An occupation is here.", "say it in fewer words"),
    ],
)
def test_a_hint_is_cheap_and_fits_the_sentence(text: str, expected: str) -> None:
    assert hint(text, frozenset({"occupation"}), LISTS) == expected


# words.yaml


def load_with(words: str) -> Loaded:
    files = read_folder(FOLDERS[1], "kb").files
    kept = [file for file in files if file.path != "words.yaml"]
    file = SourceFile("words.yaml", "kb/words.yaml", words.encode())
    return load_corpus(Listing("kb", tuple(sorted([*kept, file], key=lambda f: f.path)), ()))


def test_a_knowledge_base_without_words_has_empty_lists() -> None:
    files = tuple(f for f in read_folder(FOLDERS[1], "kb").files if f.path != "words.yaml")
    found = load_corpus(Listing("kb", files, ()))
    assert found.kb is not None
    assert found.kb.words == WordLists()


@pytest.mark.parametrize(
    "words, said",
    [
        ("avoid:\n  - word: [a]\n    instead: b\n    why: c\n", "2:5 JK111 unknown field 'word'"),
        ("hedges: often\n", "1:9 JK112 field 'hedges': 'often', expected a list"),
        ("terms:\n  - term: a\n", "2:5 JK110 field 'variants' is missing"),
        ("hedges: [often, 5]\n", "1:17 JK112 field 'hedges', entry 2: 5, expected a text"),
        ("hedges: [no, yes, on]\n", ""),
    ],
)
def test_faults_of_the_word_lists_are_told_at_their_place(words: str, said: str) -> None:
    found = load_with(words)
    assert [f"{d.span.line}:{d.span.column} {d.code} {d.message}" for d in found.diagnostics] == (
        [said] if said else []
    )
    assert found.kb is not None
    assert found.kb.is_broken("words.yaml") is bool(said)


def test_broken_word_lists_accuse_no_record() -> None:
    from jobcareer_kb.checks import Context, run_all

    found = load_with("abbreviations: NASA\n")
    assert found.kb is not None
    assert [d for d in run_all(Context(found.kb)) if d.code.startswith("JK4")] == []
