"""Readers take words and marks from any file, and trust none."""

from collections.abc import Callable

import pytest
from hostile_files import MARK, W, end, run, start, word, zipped

from jobcareer_kb.readers import ReadFault, Reading, reader_for, readers
from jobcareer_kb.readers.docx import COPY, read_docx


def read_word(body: str) -> Reading:
    return readers()["docx"].read(word(body))


def pieces(reading: Reading) -> list[tuple[str, str]]:
    return [(p.text, p.mark) for each in reading.paragraphs for p in each.pieces]


def test_a_mark_holds_its_own_words_only() -> None:
    body = f"<w:p>{run('Why: ')}{start(MARK)}{run('A ')}{run('job.')}{end()}{run(' End')}</w:p>"
    assert pieces(read_word(body)) == [("Why: ", ""), ("A job.", MARK), (" End", "")]


@pytest.mark.parametrize(
    "body, words",
    [
        (f"<w:p>{start(MARK)}{run('A')}</w:p><w:p>{run('job.')}{end()}</w:p>", "A job."),
        (f"<w:p>{start(MARK, 1)}{run('A')}{end(1)}</w:p>"
         f"<w:p>{start(MARK, 2)}{run('job.')}{end(2)}</w:p>", "A job."),
        (f"<w:p>{start(MARK + '_Copy_1')}{run('A job.')}{end()}</w:p>", "A job."),
        (f"<w:p>{start(MARK.upper())}{run('A job.')}{end()}</w:p>", "A job."),
        (f"<w:p>{start(MARK)}{run('A')}<w:r><w:br/></w:r>{run('job.')}{end()}</w:p>", "A job."),
        (f"<w:p>{start(MARK)}{run('A ')}<w:del><w:r><w:delText>bad</w:delText></w:r></w:del>"
         f"<w:ins>{run('job.')}</w:ins>{end()}</w:p>", "A job."),
        (f"<w:sdt><w:sdtContent><w:p>{start(MARK)}{run('A job.')}{end()}</w:p>"
         "</w:sdtContent></w:sdt>", "A job."),
        (f"<w:tbl><w:tr><w:tc><w:p>{start(MARK)}{run('A job.')}{end()}</w:p></w:tc></w:tr>"
         "</w:tbl>", "A job."),
        (f"<w:p>{start(MARK)}{end()}</w:p>", ""),
    ],
    ids=["split by Enter", "written twice", "copied", "other capitals", "line break",
         "tracked changes", "content control", "table cell", "emptied"],
)  # fmt: skip
def test_what_editors_do_to_a_mark(body: str, words: str) -> None:
    assert " ".join(read_word(body).by_mark().values()) == words


def test_each_beginning_of_a_mark_is_told_from_the_others() -> None:
    body = "".join(
        f"<w:p>{start(name, id_)}{run(words)}{end(id_)}</w:p>"
        for id_, (name, words) in enumerate([(MARK, "A"), (f"{MARK}_Copy_1", "B"), (MARK, "C")])
    )
    assert read_word(body).by_mark() == {(MARK, 0): "A", (MARK, COPY): "B", (MARK, 1): "C"}


TRACKED = (
    f"<w:p>{start(MARK)}{run('A ')}<w:del><w:r><w:delText>bad</w:delText></w:r></w:del>"
    f"<w:ins>{run('job.')}</w:ins>{end()}</w:p>"
)


@pytest.mark.parametrize(
    "rejecting, words", [(False, "A job."), (True, "A bad")], ids=["accepted", "rejected"]
)
def test_tracked_changes_are_counted_and_taken_as_asked(rejecting: bool, words: str) -> None:
    reading = read_docx(word(TRACKED), rejecting)
    assert (reading.tracked, reading.by_mark()) == (2, {(MARK, 0): words})


def test_marks_of_somebody_else_are_words_of_the_template() -> None:
    body = f"<w:p>{start('_Toc12345')}{run('A job.')}{end()}</w:p>"
    assert pieces(read_word(body)) == [("A job.", "")]


def test_deep_nesting_is_read_without_a_traceback() -> None:
    deep = "<w:smartTag>" * 200 + run("A job.") + "</w:smartTag>" * 200
    assert pieces(read_word(f"<w:p>{deep}</w:p>")) == [("A job.", "")]


ENTITY = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = '<!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>'
STOLEN = '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><a>&x;</a></quiz>'
HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "no zip": ("a.docx", b"PK but no zip", "not a readable Office file"),
    "cut off": ("a.docx", word("<w:p/>")[:-40], "not a readable Office file"),
    "empty": ("a.docx", b"", "does not begin as a .docx file does"),
    "a text": ("a.docx", b"hello", "does not begin as a .docx file does"),
    "another package": ("a.docx", zipped([("a", "b")]), "holds no word/document.xml"),
    "no deck": ("a.pptx", zipped([("a", "b")]), "holds no ppt/presentation.xml"),
    "no XML": ("a.docx", zipped([("word/document.xml", "<a>")]), "word/document.xml is no XML"),
    "entities": ("a.docx", zipped([("word/document.xml", ENTITY)]), "declares a document type"),
    "outside": ("a.xml", OUTSIDE.encode(), "declares a document type"),
    "stolen": ("a.xml", STOLEN.encode(), "declares a document type"),
    "another XML": ("a.xml", b"<html/>", "begins with <html>, not <quiz>"),
    "no UTF-8": ("a.md", b"a\xff", "byte 2 is not UTF-8"),
    "not ours": ("a.odt", b"PK", "not a kind of file that was built here"),
    "a PDF": ("a.pdf", b"%PDF", "ask the Word file that was made beside it"),
}  # fmt: skip


@pytest.mark.parametrize("name, data, said", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_cannot_be_trusted_is_one_fault(name: str, data: bytes, said: str) -> None:
    with pytest.raises(ReadFault, match=said.replace(".", r"\.")) as fault:
        reader_for(name, data).read(data)
    assert fault.value.exit_code == 2
    assert "\n" not in str(fault.value)


MARKDOWN = """\
---
title: "A title"
---

## A heading\\, escaped

First *line* and
second **line** with [a link](https://example.org) [1].

- One
- [ ] Two \\* stars
1. Three

| Head | Other |
|------|------:|
| a \\| b | **c** |

::: notes
**SAY:** Hello.
:::
"""


def lines(reading: Reading) -> list[tuple[str, str]]:
    return [(p.place, p.text) for p in reading.paragraphs]


def test_markdown_without_its_marks() -> None:
    assert lines(readers()["markdown"].read(MARKDOWN.encode())) == [
        ("line 2", "A title"),
        ("line 5", "A heading, escaped"),
        ("line 7", "First line and second line with a link [1]."),
        ("line 10", "One"),
        ("line 11", "Two * stars"),
        ("line 12", "Three"),
        ("line 14", "Head"),
        ("line 14", "Other"),
        ("line 16", "a | b"),
        ("line 16", "c"),
        ("line 19", "SAY: Hello."),
    ]


GIFT = """\
// A comment
$CATEGORY: $course$/top/x

// [id:q-1]
::q-1::[html]What is 1 \\= 1\\: <em>true</em>?{
\t=Yes\\, it is.#Right\\!
\t~%-50%No.#Why &amp; wherefore
\t####All the same.
}

::q-2::[html]Match.{
\t=One -> A
\t=Two -> B
}
"""


def test_gift_by_question() -> None:
    found = lines(readers()["gift"].read(GIFT.replace("\\,", ",").replace("\\!", "!").encode()))
    assert found == [
        ("line 1", "A comment"),
        ("line 4", "[id:q-1]"),
        ("question q-1", "What is 1 = 1: true?"),
        ("question q-1", "Yes, it is."),
        ("question q-1", "Right!"),
        ("question q-1", "No."),
        ("question q-1", "Why & wherefore"),
        ("question q-1", "All the same."),
        ("question q-2", "Match."),
        ("question q-2", "One"),
        ("question q-2", "A"),
        ("question q-2", "Two"),
        ("question q-2", "B"),
    ]


MOODLE = """\
<quiz><question type="category"><category><text>$course$/x</text></category></question>
<question type="multichoice"><name><text>What?</text></name>
<questiontext><text><![CDATA[<p>What is it?</p><ol><li>One</li></ol>]]></text></questiontext>
<answer><text>A &amp;amp; B</text><feedback><text>Yes.</text></feedback></answer>
<idnumber>q-1</idnumber><tags><tag><text>apply</text></tag></tags></question></quiz>
"""


def test_moodle_by_question() -> None:
    assert lines(readers()["moodle-xml"].read(MOODLE.encode())) == [
        ("question q-1", text) for text in ("What is it?", "One", "A & B", "Yes.")
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(readers()))
def test_cut_files_of_every_format_end_in_words_or_one_fault(
    name: str, samples: Callable[[str], bytes]
) -> None:
    data, reader = samples(name), readers()[name]
    whole = len(reader.read(data).paragraphs)
    assert whole > 0
    for at in range(0, len(data), max(1, len(data) // 60)):
        for broken in (data[:at], data[:at] + b"\x00<&" + data[at + 3 :]):
            try:
                reader.read(broken)
            except ReadFault as fault:
                assert "\n" not in str(fault)
