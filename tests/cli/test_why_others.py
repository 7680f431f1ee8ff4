"""`why` tells whose words those without a record are, and what was taken out."""

import pytest
from edited_handout import SHOP, Work
from pptx import Presentation

pytestmark = pytest.mark.slow

ADDED = "added by somebody: neither the records nor the template have these words"
ADDRESS = "Our center: 12 Main Street"


@pytest.mark.parametrize(
    "words, told",
    [
        (ADDRESS, ADDED),
        ("What these words mean", "words of the template, edited in the file"),
        ("What you will take away:", "words of the template handout"),
    ],
    ids=["added", "edited", "as it was"],
)
def test_words_without_a_record_are_of_the_template_or_of_somebody(
    work: Work, words: str, told: str
) -> None:
    work.say("What the words mean", "What these words mean")
    work.add(ADDRESS)
    lines = work.run("why", str(work.handout), words).stdout.splitlines()
    assert [line.partition(": ")[2] for line in lines[::2]] == [words]
    assert lines[1::2] == [f"    {told}"]


def test_a_text_that_was_taken_out_is_listed_last(work: Work) -> None:
    work.say("It changes from minute to minute, from day to day, or from week to week.\u00a0", "")
    work.say("[2]", "")
    said = work.run("why", str(work.handout)).stdout
    last = said[said.index("\ntaken out: ") + 1 :].splitlines()
    assert last[0].startswith("taken out: It changes from minute to minute")
    assert last[1] == "    record   definition/weather, traits.1"
    assert last[-1] == "    state    taken out of the file"


def test_a_renamed_and_edited_deck_is_found_by_its_words(work: Work) -> None:
    folder = work.kb.parent / "build" / SHOP
    deck = Presentation(str(folder / f"{SHOP}-slides.pptx"))
    box = deck.slides[2].shapes.add_textbox(0, 0, 100, 100)
    box.text_frame.text = ADDRESS
    deck.save(str(folder / "thursday.pptx"))
    said = work.run("why", str(folder / "thursday.pptx")).stdout
    assert said.count(ADDED) == 1
    assert f"slide 3: {ADDRESS}\n    {ADDED}\n" in said
    assert "taken out" not in said


def test_a_file_as_it_was_built_holds_nobody_elses_words(work: Work) -> None:
    for file in sorted((work.kb.parent / "build" / SHOP).iterdir()):
        said = work.run("why", str(file)).stdout
        assert said
        assert ADDED not in said
        assert "taken out" not in said
