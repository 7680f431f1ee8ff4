"""Which numbers of a text are data, and which are not."""

import pytest

from jobcareer_kb.checks._bare_numbers import MadeUp, bare_numbers
from jobcareer_kb.inline import has_number
from jobcareer_kb.model._words.figures import FigureWords
from jobcareer_kb.model._words.teaching import TeachingWords

DATA = {
    "$32,050 a year": ["$32,050"],
    "US$ 5": ["$ 5"],
    "$12k": ["$12"],
    "32.050 € im Jahr": ["32.050 €"],
    "40 cents, 3.50 dollars": ["40 cents", "3.50 dollars"],
    "300 USD": ["300 USD"],
    "2.9 percent and 5% and 7 %": ["2.9 percent", "5%", "7 %"],
    "0.4 percentage points": ["0.4 percentage points"],
    "1,441,500 jobs": ["1,441,500 jobs"],
    "1.4 million new jobs": ["1.4 million new jobs"],
    "150 people": ["150 people"],
    "350,000 home fires start": ["350,000 home fires"],
    "2 thousand open positions": ["2 thousand open positions"],
}
NONE = (
    "In 2024, at 7:30, for 20 minutes",
    "two ways, 12 people, 3 jobs",
    "41 °F, 212 degrees, 5,280 feet, 8 ounces",
    "1,200 square feet, 2,000 calories, 10,000 steps a day",
    "Card 12. People like it.",
    "people of 18 to 65",
    "Zone 3 (2020)",
    "[#pay-100-people.value] of [@source-5%]",
    "[the site](https://example.org/100-jobs)",
)


@pytest.mark.parametrize("text, found", DATA.items(), ids=DATA)
def test_what_is_data(text: str, found: list[str]) -> None:
    bare = list(bare_numbers(text, FigureWords()))
    assert [each.text for each in bare] == found
    assert [text[each.start : each.end] for each in bare] == found
    assert has_number(text)


@pytest.mark.parametrize("text", NONE)
def test_what_is_none(text: str) -> None:
    assert [each.text for each in bare_numbers(text, FigureWords())] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Half a day. [@source-5]", False),
        ("Half of them. [@source-5]", True),
        ("Earn [#pay-100.value]. [@{a:2}, p. 3; @b2]", False),
        ("[The site](https://example.org/100-jobs)", False),
        ("A post.", False),
        ("Zone 3. [@a]", True),
        ("[5 sites](https://example.org/)", True),
        ("[@a][@2", True),
    ],
)
def test_what_may_hold_data(text: str, expected: bool) -> None:
    assert has_number(text) is expected


def test_words_of_another_language() -> None:
    words = FigureWords(percent=("por ciento",), counted=("personas",), money=("pesos",))
    said = "El 5 por ciento de 1.200 personas gana 300 pesos."
    found = [each.text for each in bare_numbers(said, words)]
    assert found == ["5 por ciento", "1.200 personas", "300 pesos"]


def test_a_made_up_person_may_earn_what_she_likes() -> None:
    text = "Ana earns $15 an hour. Nurses earned $93,600."
    made_up = MadeUp(text, TeachingWords().made_up)
    assert (made_up.covers(text.index("$15")), made_up.covers(text.index("$93"))) == (True, False)
    task = MadeUp("A cup costs $2. How much do two cups cost?", TeachingWords().made_up)
    assert task.covers(12)
