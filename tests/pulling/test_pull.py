"""`pull` writes into the records what somebody changed in a Word file, and nothing else."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from docx.oxml.ns import qn
from edited_handout import Work

pytestmark = pytest.mark.slow

MEANING = "definition/climate.yaml"


def test_an_untouched_file_gives_no_change(work: Work) -> None:
    before = work.records()
    result = work.pull()
    assert (result.exit_code, result.stdout) == (0, "no changes\n")
    assert work.records() == before


def test_a_changed_word_is_shown_with_its_record_field_and_line(work: Work) -> None:
    before = work.records()
    work.say("usual weather of a place", "usual weather at a place")
    result = work.pull("--dry-run")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "paragraph 18: changed\n"
        "    record   definition/climate, meaning\n"
        f"    place    {work.kb}/definition/climate.yaml:3:10\n"
        "    old      Climate is the usual weather of a place, averaged over many years. [3]\n"
        "    new      Climate is the usual weather at a place, averaged over many years. [3]\n"
        "--- "
    )
    assert "1 text would be written into 1 file.\n" in result.stderr
    assert work.records() == before


REWORDED = {
    "a citation stays": ("usual weather of", "usual weather at", MEANING,
        "meaning: Climate is the usual weather at a place, averaged over many years. "
        "[@noaa-climate]\n"),
    "figures stay": ("the official averages", "official averages", MEANING,
        "    In the United States, official averages cover [#official-averages.value], now those "
        "from\n    [#official-averages.year] to [#official-averages.to]. [@ncei-normals]\n"),
    "words around a figure": ("from 1991 to 2020", "between 1991, say, and 2020", MEANING,
        "[#official-averages.year], say, and"),
    "signs of YAML": ("You sort cards", "Yes: sort cards # now, 'so'", "workshop/"
        "weather-or-climate-30.yaml", "Yes: sort cards # now, 'so'"),
    "signs of the grammar": ("usual weather of", "usual *weather* [@x] `of`", MEANING,
        r"Climate is the usual \\*weather\\* \\[\\@x\\] \\`of\\` a place"),
    "a link stays": ("Search for", "Look for", "resource/climate-normals.yaml",
        "Look for “U.S. Climate Normals,” or go to\n  [ncei.noaa.gov]"
        "(https://www.ncei.noaa.gov/products/us-climate-normals). [@ncei-normals]\n"),
    "words at the end": ("averaged over many years.", "averaged over many years. So say we.",
        MEANING, "averaged over many years. So say we. [@noaa-climate]"),
    "a sentence behind the number": ("[3]", "[3] It changes.", MEANING,
        "averaged over many years. [@noaa-climate] It changes."),
}  # fmt: skip


@pytest.mark.parametrize("old, new, path, written", REWORDED.values(), ids=REWORDED)
def test_new_words_go_between_what_is_not_printed(
    work: Work, old: str, new: str, path: str, written: str
) -> None:
    work.say(old, new)
    result = work.pull()
    assert result.exit_code == 0, result.output
    assert written in work.file(path)
    again = work.pull()
    assert (again.exit_code, again.stdout) == (0, "no changes\n")


LEFT = {
    "a number of a figure": ("cover 30 years", "cover 40 years", "comes from a record of kind"),
    "a number that grows behind": ("from 1991", "from 1991.5", "would make it another number"),
    "a number that grows by zeros": ("to 2020", "to 2020,000", "',000' right beside it"),
    "a number that grows by a space": ("to 2020", "to 2020 000", "would make it another number"),
    "a number that grows before": ("from 1991", "from 3 1991", "would make it another number"),
    "a sign before a number": ("from 1991", "from -1991", "comes from a record of kind"),
    "a unit": ("to 2020", "to 2020%", "would make it another number"),
    "letters at a number": ("to 2020", "to 2020-ish", "would make it another number"),
    "a citation taken out": ("[3]", "", "citation [3] was taken out"),
    "a citation changed": ("[3]", "[2]", "citation [3] was taken out"),
    "a citation added": ("averaged over", "averaged [5] over", "numbers of citations are others"),
    "a citation beside one": ("[3]", "[3] [1]", "numbers of citations are others"),
    "a citation added, and words": ("[3]", "[3] It changes. [1]", "citations are others"),
    "an address": ("products/us-climate", "new/us-climate", "change the address in the record"),
    "an entry of the list of sources": ("NASA. (2017", "Nasa. (2018", "from several fields"),
    "a text as long as a book": ("usual weather", "w " * 3000, "at most 4,000"),
    "a sign that nobody sees": ("usual weather", "usual\u200b weather", "could not be read"),
}


@pytest.mark.parametrize("old, new, why", LEFT.values(), ids=LEFT)
def test_what_cannot_be_written_safely_is_shown_with_the_reason(
    work: Work, old: str, new: str, why: str
) -> None:
    before = work.records()
    work.say(old, new)
    result = work.pull()
    assert result.exit_code == 1, result.output
    assert why in result.stdout
    assert work.records() == before


def test_a_citation_typed_behind_a_text_is_shown(work: Work) -> None:
    work.change("How far away", lambda p: p.add_r().add_t(" [5]"))
    result = work.pull()
    assert result.exit_code == 1
    assert "numbers of citations are others" in result.stdout


def test_a_record_that_changed_meanwhile_is_never_overwritten(work: Work) -> None:
    work.say("usual weather of", "usual weather at")
    work.slip(MEANING, "many years. [@noaa", "thirty years. [@noaa")
    before = work.records()
    result = work.pull()
    assert result.exit_code == 1
    assert "changed in the file, and in the record since the build" in result.stdout
    assert "old      Climate is the usual weather of a place, averaged over thirty" in result.stdout
    assert work.records() == before


def test_what_only_the_record_changed_is_no_change_of_the_file(work: Work) -> None:
    work.slip(MEANING, "many years. [@noaa", "thirty years. [@noaa")
    assert work.pull().stdout == "no changes\n"


def test_what_the_record_says_already_is_no_change(work: Work) -> None:
    work.say("usual weather of", "usual weather at")
    work.slip(MEANING, "usual weather of", "usual weather at")
    assert work.pull().stdout == "no changes\n"


def test_a_text_that_is_printed_twice_must_be_changed_alike(work: Work) -> None:
    work.say("A local weather forecast", "A forecast")
    work.say("A local weather forecast", "A weather report")
    result = work.pull()
    assert result.exit_code == 1
    assert result.stdout.count("in two ways") == 2


def test_words_of_the_template_and_of_somebody_never_go_into_a_record(work: Work) -> None:
    before = work.records()
    work.say("What the words mean", "What these words mean")
    work.add("Our center: 12 Main Street, Room 4")
    result = work.pull()
    assert result.exit_code == 1
    assert "nothing written; 1 left as it is.\n" in result.stderr
    assert "words of the template, changed\n    old      What the words mean\n" in result.stdout
    assert "added by somebody\n    new      Our center: 12 Main Street, Room 4\n" in result.stdout
    assert work.records() == before


def copied(words: str = "") -> Callable[[Any], None]:
    """Copy a paragraph behind itself; of a copy, the last words may be others."""

    def change(paragraph: Any) -> None:
        copy = deepcopy(paragraph)
        paragraph.addnext(copy)
        if words:
            [*copy.iter(qn("w:t"))][-1].text = words

    return change


SHOWN = {
    "taken out": (lambda p: p.getparent().remove(p), 0, "taken out\n"),
    "moved": (lambda p: p.getparent().insert(0, p), 0, ": moved\n"),
    "copied": (copied(), 0, ": copied\n"),
    "copied, with other words": (copied("When is it?"), 1, ": copied, with other words\n"),
}


@pytest.mark.parametrize("change, code, said", SHOWN.values(), ids=SHOWN)
def test_only_changed_words_that_are_not_written_end_with_1(
    work: Work, change: Callable[[Any], None], code: int, said: str
) -> None:
    before = work.records()
    work.change("You leave with a plan", change)
    result = work.pull()
    assert said in result.stdout
    assert result.exit_code == code, result.output
    assert work.records() == before
