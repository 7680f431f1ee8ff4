"""The ISBN and the DOI of a reference have the form of one.

Bad:   ISBN: 978-0-306-40615-8               (the last digit is a check, and should be 7)
Good:  ISBN: 978-0-306-40615-7
Bad:   DOI: jel.52.1.5
Good:  DOI: 10.1257/jel.52.1.5
Good:  DOI: https://doi.org/10.1257/jel.52.1.5       (the address in front is left out)
Mend:  copy the number once more from the book or the page. Several ISBNs stand behind each other,
       parted by spaces or commas.
Why:   one wrong digit leads to another work or to none. That the number is of this very work, only
       somebody who looks it up can say.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.reference import Reference

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_GLUE = re.compile(r"[-\u2010-\u2015]")
_PARTED = re.compile(r"[\s,;]+")


def _misformed(context: Context, name: str, reference: Reference) -> Iterator[Diagnostic]:
    if reference.DOI and (said := _of_doi(reference.DOI)):
        yield CHECK.rule.at(context.kb.locate(name, ("DOI",)), *said)
    if reference.ISBN and (said := _of_isbn(reference.ISBN)):
        yield CHECK.rule.at(context.kb.locate(name, ("ISBN",)), *said)


def _of_doi(doi: str) -> tuple[str, str] | None:
    if _DOI.fullmatch(doi):
        return None
    return (
        f"'{doi}' has not the form of a DOI, such as 10.1000/182",
        "copy it once more, from '10.' on; an address that is no DOI goes into 'URL'",
    )


def _of_isbn(isbn: str) -> tuple[str, str] | None:
    for each in isbns(isbn):
        digits = _GLUE.sub("", each).upper()
        if not re.fullmatch(r"\d{9}[\dX]|\d{13}", digits):
            return (
                f"'{each}' has not the 10 or 13 digits of an ISBN",
                "copy it once more from the book; hyphens between the digits are fine",
            )
        if digits[-1] != _check_digit(digits):
            return (
                f"a digit of the ISBN '{each}' is wrong: the last one does not agree with the rest",
                "copy it once more from the book",
            )
    return None


def isbns(text: str) -> list[str]:
    """The ISBNs of a field: parted by commas or spaces, unless one is written with spaces."""
    together = _GLUE.sub("", re.sub(r"\s", "", text))
    whole = [re.sub(r"\s", "", text)] if len(together) in (10, 13) else _PARTED.split(text)
    return [each for each in whole if each]


def _check_digit(digits: str) -> str:
    """The last digit of an ISBN, as it follows from the others."""
    if len(digits) == 13:
        total = sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits[:-1]))
        return str(-total % 10)
    rest = -sum(int(d) * (10 - place) for place, d in enumerate(digits[:-1])) % 11
    return "X" if rest == 10 else str(rest)


CHECK = check_of_record(
    "JK218", "reference-number", Severity.WARNING, __doc__, _misformed, Reference
)
