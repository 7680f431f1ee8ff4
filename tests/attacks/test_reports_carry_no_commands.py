"""Reports carry no commands: texts made of each medium's own syntax, read back by its rules.

What stands in a record, a file name, a message, a name of a revision or a manifest may come from
anybody. Every report is compared with its twin, in which plain words stand in the same places: what
the reader does with the two, beside showing other words, is the same.
"""

import datetime
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import unquote

import pytest
from examples import examples
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree, html
from readers_of_reports import OF_GITHUB, colors, commands, page, screen, told

from jobcareer_kb.building.index import index_page
from jobcareer_kb.building.manifest import Entry, Manifest
from jobcareer_kb.coverage import Coverage, Tally
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.loading.wordings import wordings
from jobcareer_kb.look import Look
from jobcareer_kb.media import terminal
from jobcareer_kb.report import Fix, Ignored, Printer, Report
from jobcareer_kb.reports import report_formats
from jobcareer_kb.rule import Rule
from jobcareer_kb.tracing.impact.changes import Change, FileChange, Impact
from jobcareer_kb.tracing.impact.report import impact_markdown, impact_text

FORMATS = report_formats()
SEEN = {
    "an old command": "##[error file=kb.yaml;line=1]you were had",
    "stop": "##[stop-commands]pause",
    "mask": "x ##[add-mask]the",
    "output": "##[set-output name=ok]yes",
    "a new command": "::error file=kb.yaml,line=1::you were had",
    "with blanks": " \t\u00a0::add-mask::the",
    "in a second line": "words\n::stop-commands::pause\r::debug::x",
    "three hashes": "###[warning]x",
    "percent": "%0A::error::x%0D%25 50 %",
    "another server": "##vso[task.setvariable variable=x]y ##teamcity[buildStop]",
    "a code span": "a`b`` ` c",
    "html": "`<img src=x onerror=alert(1)> <!-- --> </details> &lt; &#64;",
    "links": "[here](https://example.org) ![x](y) <https://example.org> [a]: b",
    "addresses": "https://example.org www.example.org a@example.org ftp://x",
    "calls": "@teacher #12 GH-12 owner/repo#3 :tada: (@a/b)",
    "a quoted call": "'@teacher' and '[@some-id]' and 'a`b' '|'",
    "touching quotes": "'a''b' 'c'@d @'e'",
    "a table": "a | b \\| c \\\\| d |\n| --- |",
    "blocks": "# head\n> quote\n- list\n1. one\n===\n---\n```\nfence",
    "marks": "*a* **b** _c_ __d__ ~~e~~ $f$ a_b_c {x} !",
    "ends": "\\",
    "no words": "",
    "blanks": "  ",
    "colors": "\x1b[31mred\x1b[0m",
    "cursor": "\x1b[2J\x1b[1;1H\x1b[A\x08\x7f\r",
    "title": "\x1b]0;owned\x07\x1b]8;;https://example.org\x1b\\link",
    "c1": "\x9b2J\x9d0;owned\x9c\x85\x90q",
    "turned": "a\u202eb\u2066c\u200fd\u2028e\u2029f",
    "unseen": "a\u200bb\u00adc\ufeffd\U000e0041e\ue000f\ufffeg",
    "no encoding": "a\ud800b\udcffc",
    "null": "a\x00b",
    "xml": "]]> </failure><x y='z'>&amp; \"q\"",
    "arguments": "{0} {x} [a](1) [a\\](2) ](",
    "json": '"}],"x":[{"\\u0041',
    "drives": "//example.org/x javascript:alert(1) ../.. C:/x",
}
FRAGMENTS = sorted({piece for text in SEEN.values() for piece in re.findall(r"\W+|\w+", text)})
HOSTILE = st.lists(
    st.sampled_from([*SEEN.values()]) | st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=6
).map("".join)
PLAIN = "plain"


def report_of(text: str, severity: Severity = Severity.ERROR) -> Report:
    """A report with one text in every place that a text can stand in."""
    path = f"kb/{text}.yaml"
    place = Span(path, 2, 3, 2, 9)
    found = Diagnostic(
        "JK201", severity, place, text, text,
        (Related(Span(path, 1, 1, 1, 2), text),), text, (text, 1, text),
    )  # fmt: skip
    other = Diagnostic("JK101", Severity.NOTE, Span(text, 1, 1, 1, 2), f"it's '{text}'")
    code = f"JK2{text}"  # a cache that somebody else has written may hold any
    odd = Diagnostic(code, Severity.NOTE, Span(text, 1, 1, 1, 2), text)
    tally = Tally(claims=2, cited=1, looked_up=1, supported=1)
    return Report(
        diagnostics=(found, other, odd),
        rules={
            "JK101": Rule("JK101", "odd-shape", Severity.ERROR, "A thing has a shape."),
            "JK201": Rule("JK201", "odd-source", Severity.ERROR, "A thing has a source."),
            code: Rule(code, text, Severity.NOTE, "A thing has a name."),
        },
        files=(path,),
        records=1,
        sources={path: f"{text}\n{text}\n{text}", text: text},
        ignored=(Ignored(other, text, place, datetime.date(2027, 3, 1)),),
        printers=lambda record: (Printer(text, (text, "quiz")),),
        fixes=lambda d: Fix(place, text, text) if d is found else None,
        coverage=lambda: Coverage(tally, {text: tally}, {f"{text}/{text}": tally}, looked_at=True),
        version="1.2.3",
    )  # fmt: skip


def impact_of(text: str) -> Impact:
    change = Change(text, "changed", (text, text))
    file = FileChange(text, "changed", (change,), (change,), (text,))
    return Impact((change,), (file,), (change,), (change,), (text,), {text: text})


def rendered(text: str) -> Iterator[tuple[str, str]]:
    """Every report of a text, by name."""
    for name, each in FORMATS.items():
        yield name, each.render(report_of(text))
    yield "text in color", FORMATS["text"].render(replace(report_of(text), color=True))
    yield "concise in color", FORMATS["concise"].render(replace(report_of(text), color=True))
    yield "narrow text", FORMATS["text"].render(replace(report_of(text), width=40))
    yield "impact", impact_text(impact_of(text), text)
    yield "impact for a comment", impact_markdown(impact_of(text), text)


def all_of(test: Callable[..., None]) -> Callable[..., None]:
    """Try what was seen, and texts made of its pieces."""
    for text in SEEN.values():
        test = example(text)(test)
    return examples(30)(given(HOSTILE)(test))


# The log of a step


@pytest.mark.slow
@all_of
def test_no_line_of_a_report_is_a_command_that_we_did_not_write(text: str) -> None:
    twins = dict(rendered(PLAIN))
    for name, said in rendered(text):
        names = [command.name for command in commands(said)]
        assert names == [command.name for command in commands(twins[name])], name
        assert re.search(r"##\w*\[", said) is None, name
        assert bool(names) is (name == "github")


@all_of
def test_github_reads_back_what_was_said(text: str) -> None:
    first, second, *_ = commands(FORMATS["github"].render(report_of(text)))
    path = "\n".join(terminal.words(line) for line in f"kb/{text}.yaml".split("\n"))
    assert first.properties["file"] == path.strip() or "=" in path
    assert first.properties["title"] == "JK201 odd-source"
    assert (first.properties["line"], second.properties["line"]) == ("2", "1")
    shown = "\n".join(terminal.words(line) for line in text.split("\n"))
    assert first.data.startswith(shown)


@pytest.mark.parametrize("text", SEEN.values(), ids=SEEN)
def test_a_line_is_escaped_once(text: str) -> None:
    assert terminal.lines(terminal.lines(text)) == terminal.lines(text)


# A terminal


@pytest.mark.slow
@all_of
def test_no_report_tells_a_terminal_to_do_anything_but_show_it(text: str) -> None:
    twins = dict(rendered(PLAIN))
    for name, said in rendered(text):
        assert told(said) == [], name
        assert colors(said) <= colors(twins[name]), name
        assert [line for line in uncolored(said).split("\n") if not line.isprintable()] == [], name
        if name.endswith("in color"):
            assert screen(said) == screen(uncolored(said))


def uncolored(said: str) -> str:
    """Without the styles that we write ourselves; nothing else goes."""
    return re.sub(r"\x1b\[(?:0|1|1;3[1346])m", "", said)


@all_of
def test_a_report_has_the_lines_that_we_wrote(text: str) -> None:
    for name in ("concise", "summary"):
        said, twin = (FORMATS[name].render(report_of(t)) for t in (text, PLAIN))
        assert said.count("\n") == twin.count("\n")
    assert impact_text(impact_of(text), text).count("\n") == (
        impact_text(impact_of(PLAIN), PLAIN).count("\n")
    )


@pytest.mark.parametrize(
    "text, shown",
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("two\nlines", "two␊lines"),
        ("a\u202eb", "a\ufffdb"),
        ("10\u00a0%", "10 %"),
        ("##[error]x", "##\\[error]x"),
        ("a ##vso[x]", "a ##\\vso[x]".replace("\\vso[", "vso\\[")),
        ("  ::error::x", "  \\::error::x"),
        ("std::vector # 1 ## [x]", "std::vector # 1 ## [x]"),
        ("緑茶 “tea” – é", "緑茶 “tea” – é"),
        ("a\u3164b\u2800c", "a\ufffdb\ufffdc"),
        ("\u2764\ufe0f a\ufe0f", "\u2764\ufe0f a\ufffd"),
    ],
    ids=[
        "escape",
        "line-end",
        "turned",
        "no-break",
        "v1",
        "azure",
        "v2",
        "plain",
        "scripts",
        "blanks",
        "selectors",
    ],
)
def test_what_is_replaced_can_be_recognised(text: str, shown: str) -> None:
    assert terminal.line(text) == shown


# Markdown


def recognised(text: str) -> str:
    """What is to be read of a text: quotation marks become code, white space is one blank."""
    return " ".join(terminal.words(" ".join(text.split())).replace("'", "").split())


@all_of
def test_a_summary_holds_no_markup_but_ours(text: str) -> None:
    said, twin = (page(FORMATS["summary"].render(report_of(t))) for t in (text, PLAIN))
    assert set(said.html()) == {"<br>"}
    kinds, of_twin = (
        [kind for kind in each.kinds() if kind not in ("code_inline", "html_inline")]
        for each in (said, twin)
    )
    assert kinds == of_twin
    assert OF_GITHUB.search(said.plain()) is None
    assert said.code()[0] == terminal.words(f"kb/{text}.yaml:2")
    head, row, other = (said.cells()[at : at + 4] for at in (0, 4, 8))
    assert head[1:] == ["where", "what", "what to do"]
    assert recognised(text) in recognised(row[2])
    assert row[3] == "" or recognised(text) in recognised(row[3])
    assert other[0] == "note"


@all_of
def test_an_impact_holds_no_markup_but_ours(text: str) -> None:
    said, twin = (page(impact_markdown(impact_of(t), t)) for t in (text, PLAIN))
    assert said.html() == twin.html()
    kinds, of_twin = (
        [kind for kind in each.kinds() if kind != "code_inline"] for each in (said, twin)
    )
    assert kinds == of_twin
    assert OF_GITHUB.search(said.plain()) is None
    assert len(said.cells()) == len(twin.cells())


MARKUP = {"paragraph_open", "paragraph_close", "softbreak", "code_inline"}
"""What a comment of reviewdog is made of."""


@all_of
def test_a_comment_of_reviewdog_holds_no_markup(text: str) -> None:
    report = json.loads(FORMATS["rdjson"].render(report_of(text)))
    for said in (d["message"] for d in report["diagnostics"]):
        read = page(said)
        assert set(read.kinds()) <= MARKUP
        assert OF_GITHUB.search(read.plain()) is None


# Other programs


@all_of
def test_json_gives_every_text_as_it_is(text: str) -> None:
    data = json.loads(FORMATS["json"].render(report_of(text)))
    found = next(each for each in data["findings"] if each["code"] == "JK201")
    assert (found["message"], found["help"], found["record"]) == (text, text, text)
    assert (found["path"], found["route"]) == (f"kb/{text}.yaml", [text, 1, text])
    assert found["fix"]["text"] == text
    assert data["ignored"][0]["reason"] == text


@all_of
def test_sarif_has_no_link_and_no_argument_in_a_message(text: str) -> None:
    (run,) = json.loads(FORMATS["sarif"].render(report_of(text)))["runs"]
    first = run["results"][0]
    said = first["message"]["text"]
    assert re.search(r"\[(?:\\.|[^\\\[\]])*\]\(", said) is None
    assert re.search(r"\{\d+\}", said.replace("{{", "").replace("}}", "")) is None
    read = said.replace("{{", "{").replace("}}", "}").replace("] (", "](")
    shown = terminal.lines(f"{text}; {text}" if text else text)
    assert read == shown.replace("] (", "](")
    place = first["locations"][0]["physicalLocation"]["artifactLocation"]
    assert re.fullmatch(r"[\w./%~-]*", place["uri"], re.ASCII)
    assert unquote(place["uri"], errors="surrogatepass") == f"kb/{text}.yaml"
    change = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"]["text"] == text


@all_of
def test_gitlab_gets_the_words_and_the_path(text: str) -> None:
    issues = json.loads(FORMATS["gitlab"].render(report_of(text)))
    assert issues[0]["location"]["path"] == f"kb/{text}.yaml"
    assert issues[0]["description"].startswith(terminal.line(text.split("\n")[0]))
    assert all(line.isprintable() for line in issues[0]["description"].split("\n"))


@all_of
def test_junit_is_xml_with_the_elements_that_we_wrote(text: str) -> None:
    root, twin = (
        etree.fromstring(FORMATS["junit"].render(report_of(t)).encode()) for t in (text, PLAIN)
    )
    failure = next(root.iter("failure"))
    words = {name for each in twin.iter() for name in each.attrib}
    assert {name for each in root.iter() for name in each.attrib} == words
    assert {each.tag for each in root.iter()} == {each.tag for each in twin.iter()}
    assert len(root.findall(".//failure")) == 1
    assert failure.get("message") == terminal.line(" ".join(text.split()))


@all_of
def test_the_page_of_a_build_has_the_elements_that_we_wrote(text: str) -> None:
    said, twin = (
        html.fromstring(index_page(manifest_of(t), {}, Look(), wordings("en", {})))
        for t in (text, PLAIN)
    )
    assert [each.tag for each in said.iter()] == [each.tag for each in twin.iter()]
    assert [sorted(each.attrib) for each in said.iter()] == [
        sorted(each.attrib) for each in twin.iter()
    ]
    for link in said.iter("a"):
        if link.get("download") is not None:
            assert re.fullmatch(r"(?!/)[\w./%~-]*", str(link.get("href")), re.ASCII)


def manifest_of(text: str) -> Manifest:
    text = text.replace("\0", "").replace("\r", "") or "x"
    entry = Entry(text, text, text, text, text, 5, False, "", {}, (), (), {})
    return Manifest(
        title=text, version=text, released=text, licence=text, licence_url="https://example.org",
        licence_statement=text, language="en", credits=(text,), artifacts={text: entry},
    )  # fmt: skip
