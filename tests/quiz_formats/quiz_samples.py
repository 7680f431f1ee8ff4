"""Quizzes to write: one made by hand that holds every task, and a strategy that makes any."""

from collections.abc import Callable

from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.inline import Cite, CiteItem, Emphasis, Inline, Link, Strong, Text, Traced, parse
from jobcareer_kb.quiz import (
    Choice,
    Item,
    LeftOver,
    Matching,
    OpenAnswer,
    OpenPart,
    Option,
    Ordering,
    Pair,
    Placed,
    Quiz,
    Task,
    TrueFalse,
)

SHORT_FORMS = {
    "indeed": "Indeed, 2025a",
    "onet": "National Center for O*NET Development, 2024",
    "smith": "Smith & Jones, 2023",
}
NASTY = (
    "{x}", "a~b=c#d", "::", "C:\\new \\n \\", "1 < 2 & 3 > 2", "<b>", "</text>", "&amp;", "]]>",
    "//", "*", "%50%", "[html]", "[id:x]", "->", "####", "$x$", "&&058;", "--", "\u2028", "“é”",
    "0", "=", "\t", "\n\n", "T", "FALSE", "😀", "\\", "@@PLUGINFILE@@/", "$CATEGORY: x",
)  # fmt: skip
"""Signs that some importer reads as more than words."""


def said(text: str) -> Traced:
    """Make a text of a record in the inline grammar."""
    parsed = parse(text)
    assert not parsed.faults, parsed.faults
    return Traced("question/sample", ("stem",), parsed.inlines)


def raw(text: str) -> Traced:
    """Make a text without markup, whatever its signs."""
    return Traced("question/sample", ("stem",), (Text(text),))


def item(id_: str, stem: Traced, task: Task, points: int = 1) -> Item:
    return Item(
        id=id_,
        objective="objective/prepare",
        objective_text=said("prepare for an *interview* -- and after"),
        level="apply",
        points=points,
        stem=stem,
        task=task,
        explanation=said("Employers ask for **examples** [@indeed, p. 3; @smith]."),
        revised="2025-06-01",
    )


def option(text: Traced, right: bool = False) -> Option:
    return Option(text, right, said("It is *right* or wrong [@onet]."))


SAMPLE = Quiz(
    id="interviews",
    title="Interviews: A/B & <practice>",
    language="en",
    licence="CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
    short_forms=SHORT_FORMS,
    credits=("Made by the Job Club, with [id:care] -- and care.",),
    items=(
        item(
            "question/first-question",
            said(
                "What is **best** to ask at the *end* ([Indeed](https://www.indeed.com/a?b=1&c))?"
            ),
            Choice(
                (
                    option(said("How the team measures success"), right=True),
                    option(said("What the pay is")),
                    option(said("Nothing [@smith]")),
                ),
                several=False,
            ),
        ),
        item(
            "question/odd-signs",
            raw("//{x} ~ = # : \\n C:\\new 1 < 2 & <b>3</b> &amp; ]]> * %50%"),
            Choice(
                (
                    option(raw("%50% of {all} a=b~c#d")),
                    option(raw("[html] C:\\temp\\new ::x:: &&058; ####"), right=True),
                    option(raw("=//<i>x</i> -> y")),
                    option(raw("[plain]"), right=False),
                ),
                several=False,
            ),
            points=2,
        ),
        item(
            "question/several",
            said("Choose three."),
            Choice(
                (
                    option(said("One"), right=True),
                    option(raw("%Two%"), right=True),
                    option(said("Three")),
                    option(said("Four"), right=True),
                    option(raw("[Five]")),
                    option(said("Six")),
                ),
                several=True,
            ),
            points=3,
        ),
        item(
            "question/false",
            said("A resume has *ten* pages."),
            TrueFalse(
                False,
                said("A resume has one or two pages [@indeed]."),
                said("No: ten are too many."),
                said("Yes: one or two."),
            ),
            points=2,
        ),
        item(
            "question/true",
            raw("TRUE {or} #false?"),
            TrueFalse(True, said("It is so."), said("Yes."), raw("# No = ~ {}")),
        ),
        item(
            "question/interview",
            said("Match the words."),
            Matching(
                (
                    Pair(raw("a -> b = c"), raw("1 <b>x</b> -> &amp; &&061; {y}"), said("First.")),
                    Pair(raw("[html]"), said("with *emphasis* & an R&D [@smith]"), said("Second.")),
                    Pair(said("**Long**"), raw("word {x} " * 40), said("Third.")),
                ),
                (LeftOver(raw("left = over"), said("Belongs to none.")),),
                (3, 1, 0, 2),
            ),
            points=3,
        ),
        item(
            "definition/interview",
            said("Match two."),
            Matching(
                (
                    Pair(said("Ask"), said("a question"), said("One.")),
                    Pair(said("Tell"), said("a story"), said("Two.")),
                ),
                (),
                (1, 0),
            ),
        ),
        item(
            "question/ordering",
            said("Number the steps."),
            Ordering(
                tuple(
                    Placed(text, said("For a reason."))
                    for text in (said("Read"), raw("= {Write}"), said("*Send*"))
                ),
                (2, 0, 1),
            ),
            points=3,
        ),
        item(
            "question/open",
            said("Think of a job."),
            OpenAnswer(
                (
                    OpenPart(raw("Name {it} = #1"), said("a name"), 1),
                    OpenPart(said("Say *why*"), said("two reasons [@onet]"), 2),
                ),
                raw("A nurse: {care} & <pay>"),
            ),
            points=3,
        ),
        item(
            "question/one-part",
            said("One part."),
            OpenAnswer((OpenPart(said("Say it."), said("a sentence"), 1),), said("I said it.")),
        ),
    ),
)


def _says_something(text: str) -> bool:
    """Words that are more than white space and signs which no file can hold."""
    return any(char.isprintable() and not char.isspace() for char in text)


# Made once: Hypothesis spends most of its time on making strategies.
WORDS = (
    st.lists(
        st.one_of(st.sampled_from(NASTY), st.text(max_size=12), st.just(" ")),
        min_size=1,
        max_size=6,
    )
    .map("".join)
    .filter(_says_something)
)
"""Any words, most of them nasty."""
_TEXT = WORDS.map(Text)
_URL = st.sampled_from(("https://x.org/a?b=1&copy={d}", "https://x.org/~e#f:g"))
_NODE: st.SearchStrategy[Inline] = st.one_of(
    _TEXT,
    _TEXT,
    st.builds(lambda text: Strong((text,)), _TEXT),
    st.builds(lambda text: Emphasis((text,)), _TEXT),
    st.builds(lambda url, text: Link(url, (text,)), _URL, _TEXT),
    st.sampled_from(sorted(SHORT_FORMS)).map(lambda ref: Cite((CiteItem(ref, "p. 1"),))),
)
TRACED = st.lists(_NODE, min_size=1, max_size=3).map(
    lambda nodes: Traced("question/x", ("stem",), tuple(nodes))
)
"""Any text of a record."""
_PAIRS = st.lists(st.builds(Pair, TRACED, TRACED, TRACED), min_size=2, max_size=6)
_EXTRA = st.lists(st.builds(LeftOver, TRACED, TRACED), max_size=2)
_PLACED = st.lists(st.builds(Placed, TRACED, TRACED), min_size=3, max_size=6)
_PARTS = st.lists(
    st.builds(OpenPart, TRACED, TRACED, st.integers(1, 3)), min_size=1, max_size=3
).map(tuple)
_TRUE_FALSE = st.builds(TrueFalse, st.booleans(), TRACED, TRACED, TRACED)
_OPEN_ANSWER = st.builds(OpenAnswer, _PARTS, TRACED)


@st.composite
def _choice(draw: st.DrawFn) -> Choice:
    count = draw(st.integers(3, 6))
    keys = draw(st.integers(1, count - 1))
    rights = draw(st.permutations([True] * keys + [False] * (count - keys)))
    options = tuple(Option(draw(TRACED), right, draw(TRACED)) for right in rights)
    return Choice(options, several=keys > 1)


@st.composite
def _matching(draw: st.DrawFn) -> Matching:
    pairs, extra = draw(_PAIRS), draw(_EXTRA)
    shown = draw(st.permutations(range(len(pairs) + len(extra))))
    return Matching(tuple(pairs), tuple(extra), tuple(shown))


@st.composite
def _ordering(draw: st.DrawFn) -> Ordering:
    placed = draw(_PLACED)
    return Ordering(tuple(placed), tuple(draw(st.permutations(range(len(placed))))))


_TASK: st.SearchStrategy[Task] = st.one_of(
    _choice(), _TRUE_FALSE, _matching(), _ordering(), _OPEN_ANSWER
)


@st.composite
def _quiz(draw: st.DrawFn) -> Quiz:
    items = tuple(
        Item(
            id=f"question/q-{number}",
            objective="objective/o",
            objective_text=draw(TRACED),
            level="apply",
            points=draw(st.integers(1, 20)),
            stem=draw(TRACED),
            task=task,
            explanation=draw(TRACED),
            revised="2025-01-01",
        )
        for number, task in enumerate(draw(st.lists(_TASK, min_size=1, max_size=3)))
    )
    return Quiz(
        id="any",
        title=draw(WORDS),
        language="en",
        licence=draw(WORDS),
        items=items,
        short_forms=SHORT_FORMS,
        credits=(draw(WORDS),),
    )


QUIZZES = _quiz()
"""Any quiz of up to three items."""


def for_any_quiz(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test with forty quizzes: each holds dozens of texts, and is slow to make."""
    return examples(40)(given(quiz=QUIZZES)(test))
