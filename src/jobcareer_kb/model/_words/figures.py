"""Words with which figures are printed and bare numbers are found; `figures` of `words.yaml`.

The lists here are English and hold where `words.yaml` does not name its own.
"""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from jobcareer_kb.record import Part
from jobcareer_kb.values import ShortText, Terms

MAX_SIGN = 3
"""Characters between the digits of a number: a sign, and what keeps it together."""


def _a_sign(value: str) -> str:
    if any(map(str.isalnum, value)):
        raise PydanticCustomError("no_sign", "a letter or digit, expected a sign, such as ','")
    return value


Sign = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=MAX_SIGN), AfterValidator(_a_sign)
]


class FigureWords(Part):
    """How a number is written, and which words say that a number is data."""

    up: ShortText = "up"
    """Before a rise that `[#id.change]` prints."""
    down: ShortText = "down"
    """Before a fall."""
    same: ShortText = "no change"
    """In the place of a change of zero."""
    thousands: Sign = ","
    """What parts the thousands of a number."""
    point: Sign = "."
    """What begins its decimals."""
    money: Terms = ("dollar", "dollars", "cent", "cents", "euro", "euros", "USD", "EUR", "GBP")
    """Words that make the number before them an amount; signs such as `$` need no word."""
    numbers: Terms = (
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
        *("nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"),
        *("ninety", "hundred", "thousand", "million"),
    )
    """Words for numbers; one before a word of `money` or `percent` is a figure, too."""
    shares: Terms = (
        *("half", "a third", "one third", "two thirds", "a quarter", "one quarter"),
        *("three quarters", "a fifth", "one fifth", "a tenth", "one tenth"),
    )
    """Shares that are words; one before "of" and what is counted is a figure."""
    out_of: Terms = ("in", "out of", "of every", "out of every")
    """Between the two numbers of a share, as in `one in five`."""
    of: Terms = ("of", "of all")
    """Between a share and what is counted."""
    at_hand: Terms = ("the", "your", "our", "my", "their", "its", "this", "these", "those")
    """Words behind a share that say that things at hand are parted, and not counted in data."""
    percent: Terms = ("percent", "per cent", "percentage points")
    """Words that make the number before them a share; `%` needs no word."""
    counted: Terms = (
        *("people", "persons", "workers", "employees", "adults", "children", "students"),
        *(
            "households",
            "families",
            "jobs",
            "openings",
            "positions",
            "vacancies",
            "cases",
            "deaths",
        ),
    )
    """What is counted in data; a number of 100 or more before such a word is a figure."""
    places: Terms = ("states", "countries", "nations", "counties", "provinces")
    """What is counted in data though there are few; a number of ten or more before it is one."""
    ratios: Terms = ("times", "fold")
    """Words behind a number with decimals, such as `2.5 times`, that make it a figure."""
    measured: Terms = (
        *("feet", "miles", "yards", "inches", "meters", "kilometers", "square", "acres", "degrees"),
        *("pounds", "grams", "kilograms", "tons", "gallons", "liters", "calories", "watts"),
        *("volts", "seconds", "minutes", "hours", "days", "weeks", "months", "years", "times"),
        *("steps", "words", "points", "milligrams", "ounces", "pages", "hertz"),
    )
    """What is measured and no data; a number with its thousands parted counts any other plural."""
    to_come: Terms = (
        *("projected", "projection", "projections", "forecast", "expected", "planned", "plan"),
        *("target", "goal", "estimate"),
    )
    """Words that say that a figure may well be one of a year to come."""
