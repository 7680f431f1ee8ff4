"""What a knowledge base asks of its language; `policies.language` of `kb.yaml`."""

from pydantic import Field

from jobcareer_kb.record import Part


class Facilitator(Part):
    """Highest grade that a text for the facilitator may need."""

    flesch_kincaid: int = Field(default=10, strict=True, ge=1, le=20)
    """The guides for instructors that we looked at read at grades 9 to 10."""
    smog: int = Field(default=11, strict=True, ge=1, le=20)
    """SMOG reads one to two grades above Flesch-Kincaid on the same text."""


class LanguagePolicy(Part):
    """What a knowledge base asks of its language."""

    facilitator: Facilitator = Facilitator()
    """Reading targets of what the facilitator reads; those of participants stand at their
    audience."""
    grades_over: int = Field(default=1, strict=True, ge=0, le=10)
    """An error only where both formulas exceed the target by more than this: they are rough, and
    differ by about a grade on the same text."""
    fewest_words: int = Field(default=100, strict=True, ge=0, le=10000)
    """A product with fewer words is not judged; both formulas were fitted to samples of about a
    hundred words or more."""
    sentence_words: int = Field(default=25, strict=True, ge=5, le=100)
    """Words in a sentence before it is a warning; plain-language guides ask for 15 to 20 on
    average and 25 at most."""
    participant_sentence_words: int = Field(default=20, strict=True, ge=5, le=100)
    """Words in a sentence that participants read before it is a note."""
    mean_sentence_least: float | None = Field(default=None, ge=1, le=40)
    """Words that the sentences of running text for participants have on average, at least. Missing:
    there is no lower bound."""
    choppy_run: int = Field(default=4, strict=True, ge=2, le=20)
    """Short sentences in a row that are a warning; three of them may still be a list of three."""
    choppy_words: int = Field(default=8, strict=True, ge=1, le=20)
    """Words in a short sentence, at most; half of the 15 to 20 that plain-language guides ask for
    on average."""
    sentence_grade: int = Field(default=16, strict=True, ge=5, le=50)
    """Flesch-Kincaid grade of one sentence that participants read from which on it is a warning;
    our choice: one that only a college text would hold."""
    hardest: int = Field(default=5, strict=True, ge=0, le=20)
    """How many of the hardest sentences a finding about a reading level names."""
