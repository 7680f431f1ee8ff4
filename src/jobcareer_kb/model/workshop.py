"""A session: for whom, how long, what happens, and what its files hold."""

import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.model.objective import PartRefs
from jobcareer_kb.record import Kind, Part, Record
from jobcareer_kb.values import MANY, Id, LanguageTag, Level, Minutes, Name, Prose, Ref, RefTo

PRINTABLE = (
    *("definition", "distinction", "guide", "challenge", "resource", "takeaway"),
    *("scenario", "procedure", "calculation", "image", "pathway"),
)
_PICKS = 500
"""Names in one list of picks; `kind/*` picks any number."""
SHOWABLE = (*PRINTABLE, "activity", "question")


class AgendaItem(Part):
    """One part of the session and how long it takes."""

    activity: Annotated[Ref, RefTo("activity")]
    minutes: Minutes


class Draw(Part):
    """How many items a quiz draws, and of what."""

    objective: Annotated[Ref, RefTo("objective")]
    """What the items check."""
    levels: tuple[Level, ...] = Field(default=(), max_length=6)
    """Levels that an item may have; missing: any."""
    items: Annotated[int, Field(strict=True, ge=1, le=100)]
    """How many."""
    pool: Literal["any", "authored", "generated"] = "any"
    """Whether they are questions that somebody wrote, are made from records, or either."""


class Workshop(Record):
    """One session of fixed length. `kind/*` picks all records of a kind, by id."""

    title: Name
    question_title: Name
    """Title of the quiz paper and its key."""
    audience: Id
    """One of the audiences of `kb.yaml`."""
    minutes: Minutes
    arriving: int = Field(default=0, strict=True, ge=0, le=60)
    """Minutes before the first part: people come in, sign in and find a seat."""
    moving: int = Field(default=0, strict=True, ge=0, le=15)
    """Minutes between two parts: papers go round, people find a partner."""
    welcome: Prose | None = None
    """What happens while people come in, for who leads the session."""
    hands_out: tuple[Annotated[Ref, RefTo("sheet")], ...] = Field(default=(), max_length=MANY)
    """Sheets that lie ready or go round while people come in."""
    group: Name
    """Such as `8 to 20 adults, in pairs`."""
    people: tuple[Annotated[int, Field(strict=True, ge=1, le=500)], ...] = Field(
        default=(8, 12, 20), min_length=1, max_length=5
    )
    """Sizes of groups for which the guide says how much to print."""
    setting: Name
    covers: Prose
    """What the session covers, in a sentence or two for the participant."""
    objectives: tuple[Annotated[Ref, RefTo("objective")], ...] = Field(
        min_length=1, max_length=MANY
    )
    agenda: tuple[AgendaItem, ...] = Field(min_length=1, max_length=MANY)
    handout: tuple[Annotated[Ref, RefTo(*PRINTABLE, wild=True)], ...] = Field(
        min_length=1, max_length=_PICKS
    )
    """What the room reads and fills in."""
    booklet: tuple[Annotated[Ref, RefTo(*PRINTABLE, wild=True)], ...] = Field(
        default=(), max_length=_PICKS
    )
    """What people take home to read."""
    help_list: tuple[Annotated[Ref, RefTo("resource", wild=True)], ...] = Field(
        default=(), max_length=_PICKS
    )
    """Who helps, for a list with room for names near home."""
    slides: tuple[Annotated[Ref, RefTo(*SHOWABLE, wild=True)], ...] = Field(
        min_length=1, max_length=_PICKS
    )
    quiz: tuple[Annotated[Ref, RefTo("question", wild=True)], ...] = Field(
        default=(), min_length=1, max_length=_PICKS
    )
    """Questions of the quiz, by name; required where it draws none."""
    generated: tuple[Id, ...] = Field(default=(), max_length=_PICKS)
    """Ids of items that are made from records, for the quiz too."""
    blueprint: tuple[Draw, ...] = Field(default=(), max_length=MANY)
    """Items that the quiz draws besides: how many of which objective and level."""
    quiz_given: Prose | None = None
    """When people take the quiz, where no part of the agenda gives it out."""
    exit_ticket: tuple[Prose, ...] = Field(min_length=1, max_length=4)
    """Prompts of the exit ticket."""
    exit_ticket_practices: PartRefs = ()
    """Parts of criteria that an answer to one of these prompts shows."""
    languages: tuple[LanguageTag, ...] = Field(default=(), max_length=10)
    """Other languages, by their tags, in which all that the workshop prints is to be there."""
    bilingual: tuple[LanguageTag, ...] = Field(default=(), max_length=1)
    """The one of them that sheets and the glossary print side by side with its own."""
    revised: datetime.date

    @property
    def told(self) -> tuple[Ref, ...]:
        """The picks of all papers that people keep."""
        return (*self.handout, *self.booklet, *self.help_list)

    @model_validator(mode="after")
    def _has_quiz(self) -> Self:
        if not (self.quiz or self.generated or self.blueprint):
            raise PydanticCustomError("no_quiz", "the quiz has no items")
        return self

    @model_validator(mode="after")
    def _agenda_adds_up(self) -> Self:
        parts = sum(item.minutes for item in self.agenda)
        total = self.arriving + parts + self.moving * (len(self.agenda) - 1)
        if total != self.minutes:
            raise PydanticCustomError(
                "agenda_sum",
                "the agenda adds up to {total} minutes, the workshop says {minutes}",
                {"total": total, "minutes": self.minutes, "at": ("minutes",)},
            )
        return self


KIND = Kind("workshop", Workshop, printed=False)
