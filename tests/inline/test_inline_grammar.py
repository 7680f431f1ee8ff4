"""The grammar of texts: what it reads, what it refuses, and where."""

import pytest

from jobcareer_kb.inline import (
    Cite,
    CiteItem,
    Emphasis,
    Inlines,
    Link,
    Strong,
    Text,
    parse,
    plain,
    without_cites,
)

READ: dict[str, tuple[str, Inlines]] = {
    "plain words": ("Plain words.", (Text("Plain words."),)),
    "nothing to do": ("", ()),
    "spaces at both ends": ("  word \n", (Text("word"),)),
    "line breaks fold": ("one\n  two\n\nthree", (Text("one two three"),)),
    "emphasis": ("an *old* word", (Text("an "), Emphasis((Text("old"),)), Text(" word"))),
    "strong": ("a **key** word", (Text("a "), Strong((Text("key"),)), Text(" word"))),
    "strong in emphasis": ("*a **b***", (Emphasis((Text("a "), Strong((Text("b"),)))),)),
    "emphasis in strong": ("**a *b***", (Strong((Text("a "), Emphasis((Text("b"),)))),)),
    "strong between": ("*a **b** c*", (Emphasis((Text("a "), Strong((Text("b"),)), Text(" c"))),)),
    "both at once": ("***a***", (Strong((Emphasis((Text("a"),)),)),)),
    "a star within a word": (
        "O*NET OnLine or the O*NET Interest Profiler",
        (Text("O*NET OnLine or the O*NET Interest Profiler"),),
    ),
    "a star within emphasis": ("*O*NET OnLine*", (Emphasis((Text("O*NET OnLine"),)),)),
    "stars between spaces": ("2 * 3 ** 4", (Text("2 * 3 ** 4"),)),
    "emphasis in quotes": ("“*a*,” said", (Text("“"), Emphasis((Text("a"),)), Text(",” said"))),
    "emphasis after a dash": ("x—*a*.", (Text("x—"), Emphasis((Text("a"),)), Text("."))),
    "an escaped star": (r"2 \* 3 \*4", (Text("2 * 3 *4"),)),
    "escaped brackets": (r"\[sic\]", (Text("[sic]"),)),
    "an escaped backslash": (r"a \\ b", (Text(r"a \ b"),)),
    "an escaped start": (r"\- no list", (Text("- no list"),)),
    "an escaped number": (r"1\. no list", (Text("1. no list"),)),
    "a link": (
        "see [the map](https://example.org/a?b=1#c).",
        (Text("see "), Link("https://example.org/a?b=1#c", (Text("the map"),)), Text(".")),
    ),
    "a link in emphasis": (
        "*[a](http://x.org)*",
        (Emphasis((Link("http://x.org", (Text("a"),)),)),),
    ),
    "emphasis in a link": (
        "[the *map*](https://x.org)",
        (Link("https://x.org", (Text("the "), Emphasis((Text("map"),)))),),
    ),
    "a citation": ("Fact. [@a]", (Text("Fact. "), Cite((CiteItem("a"),)))),
    "two sources": ("F [@a; @b]", (Text("F "), Cite((CiteItem("a"), CiteItem("b"))))),
    "a locator": (
        "F [@a, p. 3; @b, pp. 4-5]",
        (Text("F "), Cite((CiteItem("a", "p. 3"), CiteItem("b", "pp. 4-5")))),
    ),
    "a locator over two lines": (
        "F [@a,\n  chap. 2;\n @b]",
        (Text("F "), Cite((CiteItem("a", "chap. 2"), CiteItem("b")))),
    ),
    "an id of all signs": ("F [@a-1_B]", (Text("F "), Cite((CiteItem("a-1_B"),)))),
    "an apostrophe and a dash": ("It’s 2024–34", (Text("It’s 2024–34"),)),
    "an address without scheme": ("at example.org", (Text("at example.org"),)),
    "an address as a link's words": (
        "at [www.x.org](https://www.x.org/a)",
        (Text("at "), Link("https://www.x.org/a", (Text("www.x.org"),))),
    ),
    "no address, though it has the letters": (
        "awww.x, www. and wwww.x",
        (Text("awww.x, www. and wwww.x"),),
    ),
    "a mail address": ("ask a@b.org", (Text("ask a@b.org"),)),
    "an ampersand": ("R&D; A & B", (Text("R&D; A & B"),)),
    "less than": ("2 < 3 and 4 > 3", (Text("2 < 3 and 4 > 3"),)),
    "an underscore in a word": ("snake_case", (Text("snake_case"),)),
    "a single tilde": ("~5 people", (Text("~5 people"),)),
    "a brace": ("{a}", (Text("{a}"),)),
    "a dash later": ("no - list", (Text("no - list"),)),
    "a hash later": ("no # heading, #1", (Text("no # heading, #1"),)),
    "a hash before a word": ("#1 choice", (Text("#1 choice"),)),
    "a year first": ("2024 was good", (Text("2024 was good"),)),
    "an exclamation": ("Stop! [@a]", (Text("Stop! "), Cite((CiteItem("a"),)))),
    "signs of other scripts": ("日本 😀 é", (Text("日本 😀 é"),)),
}  # fmt: skip


@pytest.mark.parametrize("text, expected", READ.values(), ids=READ)
def test_reads(text: str, expected: Inlines) -> None:
    parsed = parse(text)
    assert parsed.faults == ()
    assert parsed.inlines == expected


REFUSED: dict[str, tuple[str, str, str]] = {
    "an HTML tag": ("a <b>c", "<b>", "HTML in a text: '<b>'"),
    "a closing tag": ("a</b> c", "</b>", "HTML in a text: '</b>'"),
    "a comment": ("a <!-- c --> d", "<!-- c -->", "HTML in a text: '<!-- c -->'"),
    "a tag that never ends": ("a <b c", "<b c", "HTML in a text: '<b c'"),
    "an entity by name": ("a&nbsp;c", "&nbsp;", "an HTML entity in a text: '&nbsp;'"),
    "an entity by number": ("a&#160;c", "&#160;", "an HTML entity in a text: '&#160;'"),
    "an entity in hexadecimal": ("a&#xA0;c", "&#xA0;", "an HTML entity in a text: '&#xA0;'"),
    "code": ("a `c` d", "`c`", "code marks in a text: '`c`'"),
    "code that never ends": ("a `c d", "`", "code marks in a text: '`'"),
    "a picture": ("a ![c](https://x.org)", "![c](https://x.org)", "a picture in a text: '![c]"),
    "a picture without address": ("a ![c] d", "![c]", "a picture in a text: '![c]'"),
    "a citation like a picture": ("a![@c]", "!", "the sign of a picture in a text: '!'"),
    "strike-through": ("a ~~c d~~ e", "~~c d~~", "strike-through in a text: '~~c d~~'"),
    "strike-through that never ends": ("a ~~c", "~~", "strike-through in a text: '~~'"),
    "a template's expression": ("a {{ c }} d", "{{ c }}", "template code in a text: '{{ c }}'"),
    "an expression that never ends": ("a {{ c", "{{", "template code in a text: '{{'"),
    "a template's statement": ("a {% c", "{%", "template code in a text: '{%'"),
    "underscore emphasis": ("a _c d_ e", "_c d_", "underscore emphasis in a text: '_c d_'"),
    "an underscore before a word": ("a _c", "_", "underscore emphasis in a text: '_'"),
    "underscore at the end": ("a c_ d", "_", "underscore emphasis in a text: '_'"),
    "a bare address": (
        "a https://x.org/y d",
        "https://x.org/y",
        "a bare address in a text: 'https://x.org/y'",
    ),
    "a bare address without https": (
        "a www.x.org/y d",
        "www.x.org/y",
        "a bare address in a text: 'www.x.org/y'",
    ),
    "emphasis that never closes": ("a *c", "*", "'*' opens but never closes"),
    "strong that never closes": ("a **c", "**", "'**' opens but never closes"),
    "a closing bracket": ("a ] c", "]", "']' without its '['"),
    "an opening bracket": (
        "a [c d",
        "[",
        "'[' begins neither a citation '[@id]' nor a link '[name](https://...)'",
    ),
    "a relative link": ("a [c](d)", "d", "a link to 'd', which is no address"),
    "a script's address": ("a [c](javascript:d)", "javascript:d", "a link to 'javascript:d'"),
    "a reference link": ("a [c][d]", "[c][d]", "a link whose address stands elsewhere: '[d]'"),
    "a bracket around a citation": ("a [b [@c]] d", "[", "'[' begins neither a citation"),
    "a link without words": ("a [ ](https://x.org)", "[ ](https://x.org)", "a link without words"),
    "a backslash alone": (r"a \c", "\\", "a backslash that escapes nothing"),
    "a backslash at the end": ("a \\", "\\", "a backslash that escapes nothing"),
    "an empty citation": ("a [@]", "@", "'@' is no citation"),
    "a semicolon too many": ("a [@b;]", "]", "an empty citation"),
    "a citation with a prefix": ("a [@b; see @c]", " see @c", "'see @c' is no citation"),
    "a dash at the start": ("- a", "- ", "a text that begins with '-' looks like block markup"),
    "a plus at the start": ("+ a", "+ ", "a text that begins with '+' looks like block markup"),
    "a heading": ("## a", "## ", "a text that begins with '##' looks like block markup"),
    "a block quote": ("> a", "> ", "a text that begins with '>' looks like block markup"),
    "a numbered list": ("1. a", "1. ", "a text that begins with '1.' looks like block markup"),
    "a table": ("| a", "|", "a text that begins with '|' looks like block markup"),
    "a div": (":::a", ":::", "a text that begins with ':::' looks like block markup"),
}  # fmt: skip


@pytest.mark.parametrize("text, where, message", REFUSED.values(), ids=REFUSED)
def test_refuses(text: str, where: str, message: str) -> None:
    first = parse(text).faults[0]
    assert text[first.start : first.end] == where
    assert first.message.startswith(message)
    assert first.help


MENDED: dict[str, tuple[str, str, str]] = {
    "an address without https": (
        "see [the map](www.example.org)",
        "www.example.org",
        "an address must begin with https://: write '[name](https://www.example.org)'",
    ),
    "an address without anything": (
        "see [the map](example.org)",
        "example.org",
        "an address must begin with https://: write '[name](https://example.org)'",
    ),
    "an address of a file": (
        "see [the map](../map)",
        "../map",
        "an address must begin with https://: write '[name](https://...)'",
    ),
    "an address as words and as address": (
        "see [www.x.org](www.x.org)",
        "www.x.org",
        "an address must begin with https://: write '[name](https://www.x.org)'",
    ),
    "no address": ("see [the map]()", "()", "write '[name](https://...)'"),
    "an address with brackets": (
        "see [the map](https://x.org/a_(b))",
        "https://x.org/a_(b)",
        "write the address alone, with '%20' for a space, '%28' for '(' and '%29' for ')'",
    ),
    "an address with a title": (
        "see [the map](https://x.org 'Map')",
        "https://x.org 'Map'",
        "write the address alone, with '%20' for a space, '%28' for '(' and '%29' for ')'",
    ),
    "an address that never ends": (
        "see [the map](https://x.org and",
        "(https://x.org",
        "write ')' behind the address",
    ),
    "a space between": (
        "see [the map] (https://x.org).",
        "[the map] (https://x.org)",
        "write no space between: '[name](https://x.org)'",
    ),
    "a space and no https": (
        "see [the map]\n  (www.x.org)",
        "[the map]\n  (www.x.org)",
        "write no space between: '[name](https://www.x.org)'",
    ),
    "an address elsewhere": (
        "see [the map][1]",
        "[the map][1]",
        "write the address behind the words: '[name](https://...)'",
    ),
    "an address without words": (
        "see [www.x.org]",
        "[www.x.org]",
        "write it as a link, '[name](https://www.x.org)'",
    ),
    "an address with https as words": (
        "see [https://x.org](https://x.org)",
        "https://x.org",
        "leave 'https://' out of the words of the link",
    ),
    "a picture of a file": (
        "see ![the map](map.png)",
        "![the map](map.png)",
        "pictures are not supported: leave it out, or link to it, '[name](https://...)'",
    ),
    "a picture on the web": (
        "see ![..](https://x.org/map.png)",
        "![..](https://x.org/map.png)",
        "pictures are not supported: leave it out, or link to it, '[name](https://...)'",
    ),
    "an id": (
        "A fact. [tea-book]",
        "[tea-book]",
        "write '[@tea-book]' to cite a source, or '\\[' and '\\]' for brackets",
    ),
    "two ids": (
        "A fact. [tea-book; @oecd]",
        "[tea-book; @oecd]",
        "write '[@tea-book; @oecd]' to cite a source, or '\\[' and '\\]' for brackets",
    ),
    "a number": (
        "A fact. [1]",
        "[1]",
        "write '[@id]' to cite a source, which gets its number in print; "
        "or write '\\[' and '\\]' for plain brackets",
    ),
    "words before a citation": (
        "A fact. [see @tea-book]",
        "[see @tea-book]",
        "write '[@tea-book]' to cite a source, other words before it",
    ),
    "words": ("A [plain bracket].", "[plain bracket]", "write '\\[' and '\\]' for plain brackets"),
    "nothing": ("A [].", "[]", "write '\\[' and '\\]' for plain brackets"),
    "brackets in brackets": (
        "A [fact [@a]].",
        "[",
        "write '\\[' and '\\]' for plain brackets",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text, where, help", MENDED.values(), ids=MENDED)
def test_a_slip_with_brackets_is_one_fault_with_its_mend(text: str, where: str, help: str) -> None:
    (fault,) = parse(text).faults
    assert text[fault.start : fault.end] == where
    assert fault.help == help


def test_words_in_brackets_have_their_own_faults() -> None:
    faults = parse("a [<i>b] c [d `e`](f) g").faults
    assert [f.start for f in faults] == [2, 3, 14, 19]


ONE = ["<b>c</b>", "`c`", "~~c~~", "_c_", "__c__", "{{ c }}", "{% c %}", "<br/>", "&amp;"]


@pytest.mark.parametrize("markup", ONE)
def test_one_piece_of_markup_is_one_fault(markup: str) -> None:
    assert len(parse(f"words {markup} words").faults) == 1


def test_a_text_names_all_its_faults_in_order() -> None:
    faults = parse("a <i>b and &amp; [c").faults
    assert [f.start for f in faults] == [2, 11, 17]


CITED = {
    "one": ("Fact. [@abc]", [("abc", "")]),
    "two": ("Fact. [@a; @b, p. 3]", [("a", ""), ("b", "p. 3")]),
    "twice": ("One [@a] two [@a, fig. 1].", [("a", ""), ("a", "fig. 1")]),
    "within emphasis": ("*One [@a]*", [("a", "")]),
    "none": ("One (@a)", []),
}


@pytest.mark.parametrize("text, expected", CITED.values(), ids=CITED)
def test_each_citation_has_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    cites = parse(text).cites
    assert [(c.item.reference, c.item.locator) for c in cites] == expected
    assert [text[c.start : c.end] for c in cites] == [reference for reference, _ in expected]


def test_without_citations_the_space_before_them_goes_too() -> None:
    nodes = parse("*One* fact [@a], and another. [@b]").inlines
    assert plain(without_cites(nodes)) == "One fact, and another."


def test_a_numbered_citation_prints_its_locators() -> None:
    cite = Cite((CiteItem("a", "p. 3", 1), CiteItem("b", "", 2)))
    assert plain((Text("F "), cite)) == "F [1, p. 3; 2]"


def test_a_text_that_is_all_faults_is_told_the_first_few_and_their_number() -> None:
    faults = parse("[" * 50).faults
    assert len(faults) == 11
    assert faults[-1].message == "40 more places in this text that the grammar does not know"
    assert faults[-1].start == 10
