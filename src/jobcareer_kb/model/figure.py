"""A number with its unit, its year and where it comes from; texts name it instead of typing it."""

import re
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.model.reference import Key, Numeral
from jobcareer_kb.record import Kind, Part, Record
from jobcareer_kb.values import Name, ShortText, quoted

NUMBER = r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?"
WORDS = "words"
"""The unit of what is no number, such as the schooling that a table names."""
Year = Annotated[int, Field(strict=True, ge=1000, le=2999)]
TableName = Annotated[
    str, StringConstraints(strict=True, pattern=r"^[A-Za-z0-9*][A-Za-z0-9*._-]{0,99}\.csv$")
]
_COLUMNS = 20


class DataRow(Part):
    """The cell of a table that a figure comes from."""

    file: TableName
    """A file in the folder `data` of the knowledge base; a `*` stands for any signs."""
    row: Annotated[dict[ShortText, Numeral], Field(min_length=1, max_length=_COLUMNS)]
    """By which columns the row is known, and what stands in them."""
    column: ShortText
    """The column that holds the value; a `*` stands for any signs, such as the year."""
    year_column: ShortText | None = None
    """The column that holds the year; missing: it stands in the name of the column or the file."""
    times: Annotated[int, Field(strict=True, ge=1, le=10**9)] = 1
    """What the cell is multiplied by, such as 1000 where the table counts in thousands."""


class Figure(Record):
    """One value, and the row of a table that it must agree with."""

    what: Name
    """What it is the number of, for those who look after the records."""
    value: Numeral | None = None
    """A number without signs between its thousands, such as `32050` or `-2.9`; missing: as the row
    says."""
    prints: ShortText | None = None
    """Of the unit `words`: plainer words that texts have in the place of `value`."""
    unit: ShortText
    """Printed with the number: a currency sign before it, any other after it, such as `percent`.
    `number` prints no unit; `words` is for a value that is no number."""
    year: Year | None = None
    """Year of the value itself, not of the release that holds it; missing: as the row says."""
    to: Year | None = None
    """Last year of a change or a span that begins in `year`."""
    place: ShortText
    """Where it holds, such as `United States`."""
    series: ShortText
    """The table or series that it belongs to, as its publisher calls it."""
    reference: Key
    """The source, cited wherever the figure is printed."""
    data: DataRow | None = None

    @model_validator(mode="after")
    def _a_number(self) -> Self:
        is_number = self.value is None or re.fullmatch(NUMBER, self.value)
        if self.unit != WORDS and not is_number:
            raise PydanticCustomError(
                "no_number",
                "{value} is no number, expected one such as 32050 or -2.9",
                {"value": quoted(self.value), "at": ("value",)},
            )
        return self

    @model_validator(mode="after")
    def _said_of_words(self) -> Self:
        """Plainer words stand for a typed value: a row that says something else is then told."""
        if self.prints is not None and (self.unit != WORDS or self.value is None):
            raise PydanticCustomError(
                "prints_for",
                "'prints' stands for a 'value' of the unit 'words', expected both",
                {"at": ("prints",)},
            )
        return self

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.to is not None and self.year is not None and self.to < self.year:
            raise PydanticCustomError(
                "backward",
                "the span ends in {to}, before it begins",
                {"to": self.to, "at": ("to",)},
            )
        return self


KIND = Kind("figure", Figure)
