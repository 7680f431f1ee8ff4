"""Syllables, sentences and both formulas, against words and texts counted by hand.

Syllables are those of General American as a dictionary divides the word. Where two ways of saying
a word are common, the table holds none of them.
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.readability import Counts, count, exempt_word, sentences, syllables, words

BY_HAND = {
    1: """
        job work path place made makes worked based skilled the be year years young eyes through
        while whole called league clothes says coin point month school rhyme don't can't guide suit
        types rate course wage house pay goods George phones trades fixed they're reached
    """,
    2: """
        career people player needed wanted boxes wages places changes table tables handled settled
        doesn't isn't something homeless careful useful likely statement movement trying playing
        going being seeing create quiet client patient special social nation region million union
        senior people's business evening cashier colleague unique argue language equal
        lawyer every creature lifestyle trial lion diet forecast milestone sidewalk couldn't U.S.
        O*NET George's
    """,
    3: """
        employer manager services officer benefit advancement management requirement retirement
        studying carrying copying industry resume idea area video radio studio serious previous
        various period medium premium easier carrier barrier influence usual actual annual graduate
        everyone anyone potential financial efficient official completely awareness implement
        opinion companion reaction realize library however volunteer nonprofit
        scholarship counselor BLS résumé
    """,
    4: """
        experience industrial material society variety convenient evaluate situation appreciate
        associate negotiate immediate appropriate continuous reality information technology
        community biology January temporary education occupation supervisor certificate
        entry-level reliable
    """,
    5: """
        association university individual opportunity administrator apprenticeship qualification
        electricity vocabulary
    """,
}
COUNTED = [(word, number) for number, line in BY_HAND.items() for word in line.split()]


def test_the_table_holds_more_than_a_hundred_words() -> None:
    assert len(dict(COUNTED)) == len(COUNTED) >= 190


@pytest.mark.parametrize("number", BY_HAND)
def test_syllables_of_words_counted_by_hand(number: int) -> None:
    counted = [word for word, n in COUNTED if n == number]
    assert {word: n for word in counted if (n := syllables(word)) != number} == {}


@pytest.mark.parametrize(
    "word, number",
    [
        pytest.param("2024", 1, id="a figure is read at a glance"),
        pytest.param("39,530", 1, id="a long figure too"),
        pytest.param("BLS", 3, id="capitals without a vowel are spelt"),
        pytest.param("WWW", 9, id="and a W has three syllables"),
        pytest.param("NASA", 2, id="capitals with a vowel are spoken"),
        pytest.param("TWO", 1, id="a word in capitals is a word"),
        pytest.param("long-term", 2, id="a hyphen parts nothing off"),
        pytest.param("employer\u2019s", 3, id="a curly apostrophe"),
        pytest.param("boss's", 2, id="a possessive that is heard"),
        pytest.param("hmm", 1, id="no vowel at all"),
    ],
)
def test_syllables_of_what_is_no_plain_word(word: str, number: int) -> None:
    assert syllables(word) == number


TEXTS = {
    "two short sentences": ("The cat sat on the mat. It was happy.", Counts(2, 9, 9, 10, 0)),
    "long words": (
        "A person may take a course at a community college. It often costs less than a university.",
        Counts(2, 17, 17, 27, 2),
    ),
    "a list item": ("Health insurance, paid leave", Counts(1, 4, 4, 6, 1)),
    "figures and initials": (
        "In the U.S., median pay was $39,530 (2024 data). Ask J. Lee now!",
        Counts(2, 13, 13, 17, 1),
    ),
    "thirty sentences": ("Education helps. " * 30, Counts(30, 60, 60, 150, 30)),
    "nothing": ("", Counts()),
    "only signs": (" ... !? ", Counts()),
}
"""Texts with sentences, words, judged words, syllables and long words, counted by hand."""


@pytest.mark.parametrize("text, counts", TEXTS.values(), ids=TEXTS)
def test_counts_of_texts_counted_by_hand(text: str, counts: Counts) -> None:
    assert count(text) == counts


def test_the_formulas_by_hand() -> None:
    short = count(TEXTS["two short sentences"][0])
    assert short.flesch_kincaid == pytest.approx(0.39 * 4.5 + 11.8 * 10 / 9 - 15.59)
    assert short.smog == pytest.approx(3.1291)
    thirty = count(TEXTS["thirty sentences"][0])
    assert thirty.flesch_kincaid == pytest.approx(0.39 * 2 + 11.8 * 2.5 - 15.59)
    assert thirty.smog == pytest.approx(1.0430 * math.sqrt(30) + 3.1291)


def test_a_text_without_words_has_grade_zero() -> None:
    assert (Counts().flesch_kincaid, Counts().smog) == (0, 0)


def test_exempt_words_keep_their_place_but_lose_their_syllables() -> None:
    text = TEXTS["long words"][0]
    assert count(text, frozenset({"community", "university"})) == Counts(2, 17, 15, 18, 0)


@pytest.mark.parametrize(
    "word, exempt",
    [
        ("career", True),
        ("Careers", True),
        ("career\u2019s", True),
        ("careers\u2019", True),
        ("careful", False),
        ("jobs", False),
    ],
)
def test_a_term_is_exempt_in_each_form_but_never_where_it_is_short(word: str, exempt: bool) -> None:
    assert exempt_word(word, frozenset({"career", "job"})) is exempt


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("One. Two? Three!", ["One.", "Two?", "Three!"], id="marks"),
        pytest.param("He said \u201cYes.\u201d Then he left.",
                     ["He said \u201cYes.\u201d", "Then he left."], id="quotes"),
        pytest.param("Ask \u201cHow?\u201d now.", ["Ask \u201cHow?\u201d now."], id="no capital"),
        pytest.param("The U.S. Bureau. Go.", ["The U.S. Bureau.", "Go."], id="U.S."),
        pytest.param("See Dr. Roy. Go.", ["See Dr. Roy.", "Go."], id="title"),
        pytest.param("Up 4.2 percent. Go.", ["Up 4.2 percent.", "Go."], id="decimal"),
        pytest.param("Have a plan B. Go.", ["Have a plan B.", "Go."], id="a letter at the end"),
        pytest.param("E. B. White wrote. Go.", ["E. B. White wrote.", "Go."], id="initials"),
        pytest.param("My next step:", ["My next step:"], id="colon"),
        pytest.param("Go on... Now.", ["Go on...", "Now."], id="dots"),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_stops(text: str, expected: list[str]) -> None:
    found = list(sentences(text))
    assert [sentence.text for sentence in found] == expected
    assert [text[sentence.start : sentence.end] for sentence in found] == expected


def test_words_are_those_that_a_person_would_count() -> None:
    text = "A nurse\u2019s aide (U.S., 2024\u201334) has $39,530; R&D aids long-term O*NET use 4.2%"
    assert words(text) == (
        "A", "nurse\u2019s", "aide", "U.S.", "2024", "34", "has", "39,530", "R&D", "aids",
        "long-term", "O*NET", "use", "4.2",
    )  # fmt: skip


@given(st.text(max_size=300))
def test_any_text_can_be_counted(text: str) -> None:
    found = count(text)
    assert found.judged <= found.words
    assert found.long_words <= found.judged <= max(found.syllables, 0)
    assert (found.sentences == 0) == (found.words == 0)
    assert all(text[s.start : s.end] == s.text for s in sentences(text))
    assert math.isfinite(found.flesch_kincaid + found.smog)


def test_a_long_row_of_abbreviations_is_one_sentence() -> None:
    text = "U.S. " * 700 + "It ends here."
    assert [each.text for each in sentences(text)] == [text]


@pytest.mark.parametrize("half", ["time", "some", "life-", "a'", "U."])
def test_a_word_of_a_thousand_halves_is_counted(half: str) -> None:
    assert syllables(half * 1000 + "thing") >= 1
