"""From a template's XML to the document model, and citations to numbers."""

from typing import Any

import pytest

from jobcareer_kb.bibliography import Source
from jobcareer_kb.building.make import job
from jobcareer_kb.building.plan import plan
from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    Cell,
    Column,
    Cue,
    Document,
    Drawing,
    DrawnBox,
    DrawnMove,
    Heading,
    ListBlock,
    ListItem,
    Panel,
    Paragraph,
    Row,
    Table,
    inlines_of,
)
from jobcareer_kb.inline import (
    Cite,
    Emphasis,
    Inlines,
    Link,
    Span,
    Strong,
    Text,
    Traced,
    parse,
    plain,
    walk,
)
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.bind import Bindings
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.numbering import number
from jobcareer_kb.rendering.product import render
from jobcareer_kb.rendering.rules import RenderFault
from jobcareer_kb.rendering.sections import read_document

FRAME = Document("", "Handout", "en-US", "A school", "2026-01-01", "1", "https://x.org", (), ())


def text(words: str) -> Inlines:
    return (Text(words),)


def document(body: str, *said: str, head: str = "<document>") -> Document:
    """Read a document; `{0}` stands for the first of the texts that are said in it."""
    bindings = Bindings()
    bindings.texts = [
        Traced("definition/green", ("traits", index), parse(words).inlines)
        for index, words in enumerate(said)
    ]
    keys = [f'<kb-text key="{index}"/>' for index in range(len(said))]
    xml = f"{head}<footer>F</footer>{body.format(*keys)}</document>"
    return read_document(xml, bindings, FRAME, "t.xml.j2")


def blocks(body: str, *said: str) -> tuple[Block, ...]:
    return document(f"<section><h1>T</h1>{body}</section>", *said).sections[0].blocks[1:]


GREEN = Traced("definition/green", ("traits", 0), text("Green"))
SECOND = Traced("definition/green", ("traits", 1), text("Green"))
READ: dict[str, tuple[str, tuple[Block, ...]]] = {
    "a heading": (
        "<h2>Two <em>words</em></h2>",
        (Heading(2, (Text("Two "), Emphasis(text("words")))),),
    ),
    "a paragraph": ("<p> A\n  b </p>", (Paragraph(text("A b")),)),
    "a role": ('<p class="kicker">A</p>', (Paragraph(text("A"), "kicker"),)),
    "a cue": ('<p class="say">A</p>', (Cue("say", text("A")),)),
    "a bound text": ("<p>{0}: fine</p>", (Paragraph((GREEN, Text(": fine"))),)),
    "words round a bound text": ("<p>“{0}”</p>", (Paragraph((Text("“"), GREEN, Text("”"))),)),
    "strong and a link": (
        '<p><strong>A</strong> <a href="https://x.org/">b</a></p>',
        (Paragraph((Strong(text("A")), Text(" "), Link("https://x.org/", text("b")))),),
    ),
    "a span": (
        '<p><span class="label">A:</span> b</p>',
        (Paragraph((Span("label", text("A:")), Text(" b"))),),
    ),
    "a list": (
        "<ul><li>A</li><li>{0}</li></ul>",
        (ListBlock("bullet", (ListItem(text("A")), ListItem((GREEN,)))),),
    ),
    "an aside in a list": (
        '<ul class="checklist"><li>A <small>1 each</small></li></ul>',
        (ListBlock("checklist", (ListItem(text("A"), text("1 each")),)),),
    ),
    "a numbered list": ("<ol><li>A</li></ol>", (ListBlock("number", (ListItem(text("A")),)),)),
    "options": (
        '<ol class="choose-one"><li>A</li></ol>',
        (ListBlock("choose-one", (ListItem(text("A")),)),),
    ),
    "a table": (
        '<table class="comparison" summary="S  s"><caption>C</caption><thead><tr>'
        '<th width="2" scope="row">A</th><th side="b" align="right">B</th></tr></thead>'
        '<tbody><tr class="total"><td>a</td><td answer="phrase">b</td></tr></tbody></table>',
        (
            Table(
                "comparison",
                (Column(text("A"), 2, names_row=True), Column(text("B"), 1, "right", "b")),
                (
                    Row(
                        (
                            Cell((Paragraph(text("a")),)),
                            Cell((Paragraph(text("b"), "prompt"),), "phrase"),
                        ),
                        "total",
                    ),
                ),
                text("C"),
                "S s",
            ),
        ),
    ),
    "blocks in a cell": (
        '<table summary="S"><thead><tr><th>A</th></tr></thead><tbody><tr>'
        "<td><p>a</p><ul><li>b</li></ul></td></tr></tbody></table>",
        (
            Table(
                "plain",
                (Column(text("A")),),
                (
                    Row(
                        (Cell((Paragraph(text("a")), ListBlock("bullet", (ListItem(text("b")),)))),)
                    ),
                ),
                (),
                "S",
            ),
        ),
    ),
    "a call-out": (
        '<aside class="caution"><p class="title">T</p><p>a</p></aside>',
        (Callout("caution", text("T"), (Paragraph(text("a")),)),),
    ),
    "a panel": (
        '<article side="b"><h2>T</h2><p>a</p></article>',
        (Panel("b", 2, text("T"), (Paragraph(text("a")),)),),
    ),
    "a drawing, without its citations": (
        '<drawing kind="ladder" alt="A  b."><box id="a"><p class="label">S</p>'
        '<p class="name">{0}</p><p>{1}</p></box><box id="b" class="aside" side="b"><p>b</p></box>'
        '<move from="a" to="b"/></drawing>',
        (
            Drawing(
                "ladder",
                "A b.",
                (
                    DrawnBox("a", text("S"), (GREEN,), ((SECOND,),)),
                    DrawnBox("b", (), (), (text("b"),), "b", aside=True),
                ),
                (DrawnMove("a", "b"),),
            ),
        ),
    ),
    "a place for references": ("<kb-references/>", (Bibliography(()),)),
}  # fmt: skip


@pytest.mark.parametrize("xml, expected", READ.values(), ids=READ)
def test_reads(xml: str, expected: tuple[Block, ...]) -> None:
    assert blocks(xml, "Green", "Green [@a]") == expected


def test_a_document_is_named_by_its_first_heading() -> None:
    read = document("<section><p>a</p><h1>On {0}</h1></section>", "*Green* tea [@a]")
    assert read.title == "On Green tea"
    assert (read.subject, read.language, read.revised) == ("Handout", "en-US", "2026-01-01")


def test_a_section_keeps_its_page_and_its_notes() -> None:
    head = '<document kind="deck" band="yes" first-header="no">'
    body = (
        "<header><left>L</left><right>R</right></header>"
        '<section layout="list" break="page" columns="2"><h2>A</h2><p>b</p>'
        '<aside class="notes"><p class="say">c</p></aside></section>'
    )
    (section,) = document(body, head=head).sections
    assert (section.layout, section.new_page, section.columns) == ("list", True, 2)
    assert section.notes == (Cue("say", text("c")),)
    assert section.header is not None
    assert section.header.band
    assert not section.header_on_first_page


SOURCES = {
    id_: Source(id_, text(f"{id_.title()}. (2020). T."), f"{id_.title()}, 2020")
    for id_ in "abcdefghijkl"
}


def numbered(body: str, *said: str, head: str = "<document>") -> Document:
    return number(document(body, *said, head=head), SOURCES, "t.xml.j2")


def words(read: Document) -> list[str]:
    """Every run of words as printed, a plain space where the line must not break."""
    runs = (run for block in read.blocks() for run in inlines_of(block) if run)
    return [plain(run).replace("\xa0", " ") for run in runs]


LIST = "<section><h2>R</h2><kb-references/></section>"


def test_citations_are_numbered_by_first_mention() -> None:
    body = f"<section><h1>T</h1><p>{{0}}</p><p>{{1}}</p></section>{LIST}"
    assert words(numbered(body, "One [@b, p. 3; @a]", "two [@c; @b]"))[1:3] == [
        "One [1, p. 3; 2]",
        "two [1; 3]",
    ]


def test_the_list_has_each_source_once_in_the_order_of_the_numbers() -> None:
    body = f"<section><h1>T</h1><p>{{0}}</p><p>{{1}}</p></section>{LIST}"
    last = numbered(body, "One [@b; @a]", "two [@b]").sections[-1].blocks[-1]
    assert isinstance(last, Bibliography)
    assert [(entry.number, entry.reference) for entry in last.entries] == [(1, "b"), (2, "a")]
    traced = last.entries[0].content[0]
    assert isinstance(traced, Traced)
    assert (traced.record, traced.route) == ("reference/b", ("title",))


def test_citations_in_tables_and_asides_count() -> None:
    table = (
        '<table summary="S"><thead><tr><th>A</th></tr></thead>'
        "<tbody><tr><td>{0}</td></tr></tbody></table>"
        '<aside class="note"><p class="title">N</p><p>{1}</p></aside>'
    )
    body = f"<section><h1>T</h1>{table}</section>{LIST}"
    assert "Cell [1]" in words(numbered(body, "Cell [@c]", "Note [@a]"))
    assert "Note [2]" in words(numbered(body, "Cell [@c]", "Note [@a]"))


def test_citations_gathered_beside_the_words() -> None:
    body = (
        '<section><h1>T</h1><p><kb-text key="0" cites="beside"/> '
        f'<kb-text key="1" cites="beside"/></p><p>Sources: <kb-sources/></p></section>{LIST}'
    )
    said = words(numbered(body, "One [@b].", "Two [@a; @b, p. 3]."))
    assert said[1:3] == ["One. Two.", "Sources: [1; 1, p. 3; 2]"]


def test_sources_by_name_for_the_notes_of_a_slide() -> None:
    body = (
        '<section><h1>T</h1><p><kb-text key="0" cites="beside"/></p>'
        f'<p>Sources: <kb-sources form="names"/></p></section>{LIST}'
    )
    assert words(numbered(body, "One [@b; @a]."))[2] == "Sources: [1] B, 2020; [2] A, 2020"


def test_numbers_of_a_workshop_may_leave_gaps_in_one_paper() -> None:
    body = (
        '<section><h1>T</h1><p>{0}</p><p><kb-text key="1" cites="beside"/></p>'
        f'<p>Sources: <kb-sources form="names"/></p></section>{LIST}'
    )
    given = {id_: place for place, id_ in enumerate("hgfedcba", 1)}
    read = number(document(body, "One [@a; @h].", "Two [@c; @e]."), SOURCES, "t", given=given)
    assert words(read)[1] == "One [1; 8]."
    assert words(read)[3] == "Sources: [4] E, 2020; [6] C, 2020"
    listed = read.sections[-1].blocks[-1]
    assert isinstance(listed, Bibliography)
    assert [entry.number for entry in listed.entries] == [1, 4, 6, 8]


def test_a_list_without_entries_goes_with_its_heading() -> None:
    (section,) = numbered(
        "<section><h1>T</h1><p>a</p><h2>R</h2><kb-references/></section>"
    ).sections
    assert section.blocks == (Heading(1, text("T")), Paragraph(text("a")))


def test_a_document_that_cites_needs_a_list() -> None:
    with pytest.raises(RenderFault) as fault:
        numbered("<section><h1>T</h1><p>{0}</p></section>", "One [@a]")
    assert fault.value.diagnostic.code == "JK605"


DECK = (
    '<section layout="title"><h1>T</h1><p>{0}</p><aside class="notes"><p>{1}</p></aside></section>'
    '<section layout="references"><h2>Sources</h2><kb-references/>'
    '<aside class="notes"><p>All:</p><kb-references/></aside></section>'
)
"""A deck with a slide of sources."""


def lists_of(read: Document) -> tuple[Bibliography, Bibliography]:
    """What the last slide and its notes list."""
    shown, noted = (
        next(block for block in blocks if isinstance(block, Bibliography))
        for blocks in (read.sections[-1].blocks, read.sections[-1].notes)
    )
    return shown, noted


def test_a_slide_of_few_sources_lists_them_whole() -> None:
    shown, noted = lists_of(numbered(DECK, "One [@a]", "Two [@b]", head='<document kind="deck">'))
    assert shown == noted
    assert not shown.is_short


def test_a_slide_of_many_sources_names_those_of_the_slides_in_short() -> None:
    many = "[@a; @b; @c; @d; @e; @f; @g; @h; @k; @l]"
    read = numbered(DECK, "One [@i; @j]", f"Two {many}", head='<document kind="deck">')
    shown, noted = lists_of(read)
    assert shown.is_short
    assert [plain(entry.content) for entry in shown.entries] == ["I, 2020", "J, 2020"]
    assert [entry.number for entry in noted.entries] == list(range(1, 13))
    assert [entry.reference for entry in noted.entries] == list("ijabcdefghkl")


def test_a_deck_that_cites_nothing_has_no_slide_of_sources() -> None:
    read = numbered(DECK, "One", "Two", head='<document kind="deck">')
    assert [section.layout for section in read.sections] == ["title"]


@pytest.mark.slow
def test_no_citation_is_left_without_a_number(real_kb: Any) -> None:
    """Every product of the knowledge base that comes along, as it is printed."""
    templates = Templates(packaged("templates"), "templates")
    for artifact in plan(real_kb, formats=("docx", "pptx")):
        each = job(real_kb, artifact, templates, Look())
        read = render(each.selection, each.items, templates).document
        cites = [
            n
            for b in read.blocks()
            for run in inlines_of(b)
            for n in walk(run)
            if isinstance(n, Cite)
        ]
        lists = [b for b in read.blocks() if isinstance(b, Bibliography)]
        numbers = {item.number for cite in cites for item in cite.items}
        listed = [[entry.number for entry in block.entries] for block in lists]
        assert 0 not in numbers
        assert numbers <= set().union(*listed)
        assert all(each == sorted(set(each)) for each in listed)
