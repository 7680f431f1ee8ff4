"""Markdown as it is written, and as Pandoc reads it back."""

import io
import json
import re
import subprocess
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation
from short_blocks import document, h, items, p, row, t

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    Cell,
    Column,
    Cue,
    Document,
    Entry,
    Heading,
    ListBlock,
    ListItem,
    Panel,
    Paragraph,
    Row,
    Section,
    Table,
)
from jobcareer_kb.inline import (
    Cite,
    CiteItem,
    Emphasis,
    Inline,
    Link,
    Span,
    Strong,
    Text,
    Traced,
    plain,
)
from jobcareer_kb.look import Look
from jobcareer_kb.writers.markdown import WRITER, write_markdown

LOOK = Look()


AGENDA = Table(
    "compact",
    (Column(t("Start"), 1, "right"), Column(t("Part"), 5, names_row=True)),
    (row("0:00", "First-job story"), row("0:05", "Three words")),
    summary="The parts.",
)
PAIR = (
    Panel("a", 3, t("Job"), (p("Paid work"),)),
    Panel("b", 3, (Text("Career "), Span("mark", t("■"))), (p("A path"),)),
)
WORKED = (
    Text("See "),
    Link("https://www.onetonline.org/", (Text("O*NET "), Emphasis(t("OnLine")))),
    Text(" "),
    Cite((CiteItem("onet", "p. 3", 1), CiteItem("bls", "", 2))),
    Text(". "),
    Strong(t("Do it.")),
)
REFERENCES = Bibliography((Entry(1, "onet", (Emphasis(t("O*NET OnLine")), Text(". (2026)."))),))
CELLS = Table(
    "plain",
    (Column(t("Word")), Column(t("Meaning"), align="right")),
    (
        Row((Cell((p("job"),)), Cell((p("paid work"), ListBlock("bullet", items("a", "b")))))),
        Row((Cell((p("日本"),)), Cell((p("wide signs"),)))),
    ),
    caption=t("Two words"),
    summary="s",
)
HANDOUT = document(
    Section(
        (
            p("Participant handout", "kicker"),
            h("Job and career", 1),
            p("For adults, 60 minutes", "subtitle"),
            Callout("note", t("What you will take away:"), (ListBlock("bullet", items("x", "y")),)),
            h("Two words"),
            Paragraph(WORKED),
            *PAIR,
        )
    ),
    Section(
        (
            h("Steps"),
            ListBlock("number", items("Find training", "Talk to people")),
            ListBlock("checklist", (ListItem(t("Cards"), t("one each")),)),
            h("Questions", 3),
            ListBlock("choose-one", items("A post", "A path")),
            Cue("listen", t("pay")),
            AGENDA,
            CELLS,
            replace(
                AGENDA,
                rows=(row("0:00", "A long row, longer than the lines that Pandoc counts " * 2),),
                caption=t("Wide"),
            ),
            h("References"),
            REFERENCES,
        ),
        new_page=True,
    ),
)
NOTES = (Cue("say", t("Welcome.")), ListBlock("bullet", items("cards")))
DECK = document(
    Section(
        (
            h("Job and career: what is the difference?", 1),
            p("A 60-minute workshop", "subtitle"),
            p("Version 1.0", "hint"),
        ),
        "title",
        notes=(Cue("say", t("Good morning.")),),
    ),
    Section((h("What we will do"), AGENDA, p("A source", "hint")), "agenda", notes=NOTES),
    Section(
        (p("Talk", "kicker"), h("Think of a job."), p("2 minutes", "hint")),
        "question",
        notes=NOTES,
    ),
    Section((h("How they differ"), p("Look:"), *PAIR, p("A source", "hint")), "comparison"),
    Section((h("Which?"), ListBlock("choose-one", items("A post", "A path"))), "quiz", notes=NOTES),
    Section((h("Two tables"), AGENDA, p("Between"), AGENDA), "list", notes=NOTES),
    Section((h("References"), REFERENCES), "references", notes=NOTES),
)


def written(*blocks: Block) -> str:
    """The blocks of a page, without the metadata."""
    return write_markdown(document(Section(blocks)), LOOK).decode().split("---\n", 2)[2].strip()


def test_declares_itself():
    assert (WRITER.name, WRITER.suffix) == ("markdown", ".md")


@pytest.mark.parametrize(("name", "value"), [("handout", HANDOUT), ("deck", DECK)])
def test_golden(golden, name, value):
    golden(f"../writers/markdown/{name}.md", write_markdown(value, LOOK))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("O*NET OnLine or the O*NET", r"O\*NET OnLine or the O\*NET"),
        ("snake_case and _this_", r"snake_case and \_this\_"),
        ("don't say 'no'", r"don't say \'no\'"),
        ("a [b] {c} <d> `e`", r"a \[b\] \{c\} \<d> \`e\`"),
        ("$5 ~6 ^7 @me |x| \\y", r"\$5 \~6 \^7 \@me \|x\| \\y"),
        ("wait... or -- not", r"wait.\.\. or -\- not"),
        ("AT&T and &amp;", r"AT&T and \&amp;"),
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("(a) no list", r"\(a) no list"),
        ("- no list", r"\- no list"),
        ("> no quote", r"\> no quote"),
        (": no definition", r"\: no definition"),
        ("Table: no caption", r"Table\: no caption"),
        ("U.S. pay: 3.5 of 10", "U.S. pay: 3.5 of 10"),
        ("two  spaces\nand a line", "two spaces and a line"),
    ],
)
def test_words_are_escaped_where_they_look_like_markup_and_only_there(words, expected):
    assert written(p(words)) == expected


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ((Strong(t("a ")), Text("b")), "**a** b"),
        ((Strong(t("a")), Strong(t("b"))), "**ab**"),
        ((Strong(t("a")), Emphasis(t("b"))), "**a**<!-- -->*b*"),
        ((Strong((Text("a"), Emphasis(t("b")))),), "**a**<!-- -->***b***"),
        ((Traced("a/b", ("t",), t("traced")), Text("!")), r"traced\!"),
        ((Span("key", t("KEY")),), "**KEY**"),
        ((Strong(t(" ")), Text("x")), "x"),
        ((Link("https://a.b/(c)", t("d")),), "[d](https://a.b/%28c%29)"),
        ((Link("https://a.b", (Text("c "), Emphasis(t("d")))), Text("e")), "[c *d*](https://a.b)e"),
    ],
)
def test_marks_stand_where_pandoc_finds_them(nodes, expected):
    assert written(Paragraph(nodes)) == expected


def test_two_lists_in_a_row_stay_two():
    lists = (ListBlock("bullet", items("a")), ListBlock("bullet", items("b")))
    assert written(*lists) == "- a\n\n<!-- -->\n\n- b"


def test_sides_bring_their_marks():
    assert written(*PAIR).startswith("### Job ●\n\nPaid work\n\n### Career ■")


@pytest.mark.parametrize(
    ("section", "message"),
    [
        (
            Section((h("X", 1), AGENDA), "title"),
            "slide 1 'X': a table cannot stand on a title slide; give it a slide of its own",
        ),
        (Section((p("Words"),), "list"), r"slide 1 \(list\) has no title; give it a heading"),
    ],
)
def test_what_cannot_be_placed_is_named(section, message):
    with pytest.raises(ValueError, match=message):
        write_markdown(document(section, DECK.sections[1]), LOOK)


def test_equal_documents_give_equal_bytes():
    assert write_markdown(DECK, LOOK) == write_markdown(replace(DECK), LOOK)


# What follows asks Pandoc itself.


def pandoc(markdown: bytes, *options: str) -> bytes:
    done = subprocess.run(
        ["pandoc", "-f", "markdown", *options], input=markdown, capture_output=True, check=True
    )
    return done.stdout


def tree(value: Document) -> dict:
    return json.loads(pandoc(write_markdown(value, LOOK), "-t", "json"))


def words(node) -> str:
    """The plain words of a piece of Pandoc's tree; anything but words is shown as a fault."""
    if isinstance(node, list):
        return "".join(words(each) for each in node)
    match node["t"]:
        case "Str":
            return node["c"]
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "RawInline":
            return ""  # the comment between two marks
        case "Link":
            return words(node["c"][1])
        case "Strong" | "Emph" | "Plain" | "Para" | "MetaInlines":
            return words(node["c"])
    return f"<<{node['t']}>>"


def folded(text: str) -> str:
    """White space folds, and Pandoc curls the apostrophe within a word."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


SIGNS = "\\`*_{}[]()<>#+-.!|~^$@&:=%\"'/;, aAiIvVx1 0é●–日\u0301\u00a0"
TRAPS = re.split(
    " ",
    "Table: &amp; &#35; 1. (a) (@x) @x a@b - -- --- ... ~~a~~ ^[n] [^1]: http://a.b <b> </b> ::: "
    "::: {.a} $x$ \\alpha *a* ** a*b _a_ a_b \"q\" 'q' don't ![x](y) # h `c` | +--+ i. iv) A. % = "
    "== : - [ ] {.c} <!-- e@f.g > + * 1) II. #. --- (1)",
)
WORDS = st.one_of(
    st.text(st.sampled_from(SIGNS), max_size=14),
    st.lists(st.sampled_from(TRAPS), max_size=5).map(" ".join),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), max_size=8),
)


def nested(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    inner = st.lists(children, min_size=1, max_size=3).map(tuple)
    traced = inner.map(lambda nodes: Traced("definition/job", ("meaning",), nodes))
    return st.one_of(inner.map(Strong), inner.map(Emphasis), traced)


RUNS = st.lists(st.recursive(WORDS.map(Text), nested, max_leaves=4), min_size=1, max_size=4)
LINKS = RUNS.map(lambda nodes: [Link("https://a.b/c_d*e?y=1&amp=2", tuple(nodes))])
LINES = (
    st.lists(st.one_of(RUNS, RUNS, LINKS), min_size=1, max_size=3)
    .map(lambda parts: tuple(node for part in parts for node in part))
    .filter(lambda nodes: folded(plain(nodes)))
)
ASKING = settings(
    max_examples=60,
    derandomize=True,  # an edit of a record must not fail by chance; raise max_examples to search
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@pytest.mark.pandoc
@ASKING
@given(st.lists(LINES, min_size=1, max_size=12))
def test_pandoc_reads_the_words_of_paragraphs_and_lists(lines):
    entries = tuple(ListItem(line) for line in lines)
    page = Section((*(Paragraph(line) for line in lines), ListBlock("bullet", entries)))
    *paragraphs, bullets = tree(document(page))["blocks"]
    expected = [folded(plain(line)) for line in lines]
    assert [folded(words(each)) for each in paragraphs] == expected
    assert [folded(words(each)) for each in bullets["c"]] == expected


@pytest.mark.pandoc
@ASKING
@given(st.lists(LINES, min_size=4, max_size=4), st.booleans())
def test_pandoc_reads_the_words_of_tables(lines, grid):
    more = (ListBlock("number", (ListItem(lines[2]),)),) if grid else ()
    cells = tuple(Cell((Paragraph(line), *more)) for line in lines[2:])
    columns = (Column(lines[0]), Column(lines[1], 3, "right"))
    blocks = tree(document(Section((Table("plain", columns, (Row(cells),), lines[0]),))))["blocks"]
    assert [each["t"] for each in blocks] == ["Table"]
    _, caption, _, head, (body,), _ = blocks[0]["c"]
    read = [cell[4] for part in (head[1], body[3]) for cell in part[0][1]]
    assert [folded(words(cell[0])) for cell in read] == [folded(plain(line)) for line in lines]
    assert folded(words(caption[1])) == folded(plain(lines[0]))
    if grid:
        assert [words(cell[1]["c"][1][0]) for cell in read[2:]] == [words(read[2][0])] * 2


@pytest.mark.pandoc
@ASKING
@given(st.lists(LINES, min_size=2, max_size=5))
def test_pandoc_reads_the_words_of_slides(lines):
    opening = Section((Heading(1, lines[0]), Paragraph(lines[1], "subtitle")), "title")
    others = (Section((Heading(2, line), Paragraph(line)), "list") for line in lines)
    read = tree(replace(document(opening, *others), creator=plain(lines[0])))
    expected = [folded(plain(line)) for line in lines]
    meta = [folded(words(read["meta"][name])) for name in ("title", "subtitle", "author")]
    assert meta == [*expected[:2], expected[0]]
    heads, said = read["blocks"][::2], read["blocks"][1::2]
    assert [folded(words(each["c"][2])) for each in heads] == expected
    assert [folded(words(each)) for each in said] == expected


ANY: tuple[Block, ...] = (
    h("Below", 3),
    p("Words"),
    ListBlock("checklist", items("Tick")),
    AGENDA,
    CELLS,
    Callout("caution", t("Take care:"), (p("Hot"), ListBlock("bullet", items("x")))),
    *PAIR,
    Cue("ask", t("Why?")),
    REFERENCES,
)
MIXED = tuple(
    Section((h(f"Slide {a} {b}"), ANY[a], ANY[b], p("Source", "hint")), "list", notes=NOTES)
    for a in range(len(ANY))
    for b in range(len(ANY))
)


@pytest.mark.pandoc
@pytest.mark.parametrize("sections", [DECK.sections, DECK.sections[1:], (DECK.sections[0], *MIXED)])
def test_pandoc_makes_a_slide_of_each_section_with_its_notes(tmp_path, sections):
    own = document(*sections)
    pandoc(write_markdown(own, LOOK), "-s", "-t", "pptx", "-o", str(tmp_path / "deck.pptx"))
    slides = list(Presentation(io.BytesIO((tmp_path / "deck.pptx").read_bytes())).slides)
    titles = [plain(block.content) for s in sections for block in s.blocks if _is_title(block)]
    assert [slide.shapes.title.text_frame.text for slide in slides] == titles
    noted = [bool(slide.has_notes_slide) for slide in slides]
    assert noted == [bool(s.notes) and s.layout != "title" for s in sections]
    page = pandoc(write_markdown(own, LOOK), "-s", "-t", "revealjs").decode()
    assert page.count("<section") == len(sections)
    assert page.count('<aside class="notes">') == sum(noted)


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading) and block.level < 3


@pytest.mark.pandoc
def test_the_notes_of_the_opening_stand_under_the_next_slide(tmp_path):
    page = pandoc(write_markdown(DECK, LOOK), "-s", "-t", "revealjs").decode()
    first = page.split('<aside class="notes">')[1].split("</aside>")[0]
    assert first.index("Good morning.") < first.index("Welcome.")
