"""Titles of sources say in which language they are, as far as it is not that of the document."""

import pytest

from jobcareer_kb.bibliography import bibliography
from jobcareer_kb.document import Bibliography, Document, Paragraph, Section, inlines_of
from jobcareer_kb.inline import Cite, CiteItem, Foreign, Text, plain, walk
from jobcareer_kb.loading.wordings import wordings
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.rendering.numbering import number

ENGLISH = wordings("en", {})


def source(**fields: object) -> Reference:
    given = {
        "id": "paz",
        "type": "article-journal",
        "title": "El Trabajo: una vida",
        "container-title": "Revista de Empleo",
        "author": [{"family": "Paz", "given": "Ana"}],
        "issued": 2020,
        **fields,
    }
    return Reference.model_validate(given)


def foreign(entry: object) -> list[tuple[str, str]]:
    return [(n.language, plain(n.children)) for n in walk(entry) if isinstance(n, Foreign)]  # type: ignore[arg-type]


@pytest.mark.parametrize("said, tag", [("es", "es"), ("es_MX", "es-MX"), ("pt-BR", "pt-BR")])
def test_title_and_journal_are_marked(said: str, tag: str) -> None:
    entry = bibliography([source(language=said)], ENGLISH)["paz"].entry
    assert [language for language, _ in foreign(entry)] == [tag, tag]
    assert [words.lower() for _, words in foreign(entry)] == [
        "el trabajo: una vida",
        "revista de empleo",
    ]
    assert plain(entry) == plain(bibliography([source()], ENGLISH)["paz"].entry)


@pytest.mark.parametrize("said", [None, "Spanish, mostly", "español"])
def test_what_is_no_tag_marks_nothing(said: str | None) -> None:
    assert foreign(bibliography([source(language=said)], ENGLISH)["paz"].entry) == []


def test_among_words_of_another_language_a_source_that_says_none_is_of_the_usual_one() -> None:
    ours = source(language=None, custom={"credit": "Use it with [our line](https://example.org/)."})
    found = bibliography([ours, source(id="sol", language="es")], ENGLISH, usual="en-US")
    assert [language for language, _ in foreign(found["paz"].entry)] == ["en-US", "en-US"]
    assert [language for language, _ in foreign(found["sol"].entry)] == ["es", "es"]
    assert foreign(found["paz"].credit) == [("en-US", "Use it with our line.")]


@pytest.mark.parametrize("language, marked", [("en-US", 2), ("es-MX", 0)])
def test_the_language_of_the_document_is_not_marked(language: str, marked: int) -> None:
    sources = bibliography([source(language="es")], ENGLISH)
    cited = Paragraph((Text("So."), Cite((CiteItem("paz"),))))
    whole = Document(
        "T", "S", language, "C", "2026-01-01", "1", "https://example.org", (),
        (Section((cited, Bibliography(()))),),
    )  # fmt: skip
    listed = number(whole, sources, "t").sections[0].blocks[1]
    assert sum(len(foreign(run)) for run in inlines_of(listed)) == marked


@pytest.mark.parametrize("last, joined", [
    pytest.param("Ruiz", "Paz, A. y Ruiz", id="before another letter"),
    pytest.param("Ibarra", "Paz, A. e Ibarra", id="before i"),
    pytest.param("Hidalgo", "Paz, A. e Hidalgo", id="before a silent h"),
    pytest.param("Hierro", "Paz, A. y Hierro", id="before ie, which is no vowel"),
])  # fmt: skip
def test_the_spanish_and_goes_by_the_sound_behind_it(last: str, joined: str) -> None:
    authors = [{"family": "Paz", "given": "Ana"}, {"family": last, "given": "Luz"}]
    entry = bibliography([source(author=authors)], wordings("es", {}))["paz"].entry
    assert plain(entry).startswith(joined)


@pytest.mark.parametrize("language, short", [("en", "“On tea,” 2016"), ("es", "“On tea”, 2016")])
def test_a_comma_behind_a_title_stands_where_the_language_wants_it(
    language: str, short: str
) -> None:
    unsigned = source(author=[], title="On tea", issued="2016")
    assert bibliography([unsigned], wordings(language, {}))["paz"].short == short
