"""Slides of a language that is written from right to left."""

from dataclasses import replace

from deck_samples import DECK, parts

SLIDES = "ppt/slides/slide"


def test_words_and_tables_run_from_the_right() -> None:
    for name, text in parts(replace(DECK, language="ar")).items():
        if name.startswith((SLIDES, "ppt/notesSlides/notes")):
            assert text.count("<a:p>") == text.count("<a:p><a:pPr"), name
            assert text.count("<a:pPr") == text.count(' rtl="1"') - text.count("<a:tblPr"), name
            assert text.count("<a:tblPr") == text.count("<a:tbl>"), name


def test_a_deck_that_runs_from_the_left_says_nothing_of_it() -> None:
    assert not any(
        'rtl="1"' in text for name, text in parts(DECK).items() if name.startswith(SLIDES)
    )
