"""One scalar gets other words; every other byte of the file stays."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.loading.yaml.positions import Positions
from jobcareer_kb.mending.edits.splice import (
    Edit,
    Patch,
    SpliceFault,
    applied,
    commented,
    patch,
    patched,
    splice,
    spliced,
)

SAID = "A job is work. [@a]"
FILE = """\
# a comment stays
id: job   # so does this one
meaning: {}
tail:   "not   touched"
list: [one,two ,  three]
"""
STYLES = {
    "plain": "A job is work. [@a]",
    "plain over lines": "A job\n  is work. [@a]",
    "single quotes": "'A job is work. [@a]'",
    "double quotes": '"A job is work. [@a]"',
    "double quotes over lines": '"A job \\\n  is work. [@a]"',
    "folded": ">-\n  A job\n  is work. [@a]",
    "folded, line end kept": ">\n  A job\n  is work. [@a]",
    "literal": "|-\n  A job is work. [@a]",
    "folded, deeper": ">-\n      A job is\n      work. [@a]",
}


def edit_of(text: str, route: tuple[str | int, ...], value: str) -> Edit:
    """An edit as the commands make it: with the place of each character."""
    positions = Positions(text, "f.yaml")
    old = str(at(yaml.load(text, yaml.BaseLoader), route))
    spans = [positions.within(route, i, i + 1) for i in range(len(old))]
    return Edit(positions.value(route), value, lambda i: (spans[i].line, spans[i].column))


def at(data: object, route: tuple[str | int, ...]) -> object:
    for part in route:
        data = data[part]  # type: ignore[index]
    return data


def read(text: str) -> dict[str, object]:
    return yaml.load(text, yaml.BaseLoader)


COMMENTED = {
    "folded": (">-   # keep me\n  A job\n  is work.", "Work is a job."),
    "literal": ("|-  # keep me\n  A job is\n  work.", "Work is\na job."),
    "in quotes, as no block can hold it": (">-   # keep me\n  A job\n  is work.", " Work\x85 "),
}


@pytest.mark.parametrize("source, value", COMMENTED.values(), ids=COMMENTED)
def test_the_comment_of_a_block_stays_when_it_is_written_anew(source: str, value: str) -> None:
    text = FILE.format(source)
    comment = source.split("\n")[0][2:]
    after = splice(text, Edit(edit_of(text, ("meaning",), value).span, value))
    assert read(after)["meaning"] == value
    assert after.count(f"{comment}\n") == 1


@pytest.mark.parametrize("source", STYLES.values(), ids=STYLES)
def test_a_word_changes_where_it_stands_and_nothing_else(source: str) -> None:
    text = FILE.format(source)
    old = str(read(text)["meaning"])
    assert splice(text, edit_of(text, ("meaning",), old.replace("@a]", "@bcd]"))) == text.replace(
        "@a]", "@bcd]"
    )


@pytest.mark.parametrize("source", STYLES.values(), ids=STYLES)
def test_a_whole_new_text_keeps_the_style(source: str) -> None:
    text = FILE.format(source)
    end = "\n" if str(read(text)["meaning"]).endswith("\n") else ""
    new = (
        'It\'s "other" words, long enough to be wrapped to a second line in a block of folded text.'
    )
    after = splice(text, Edit(Positions(text, "f").value(("meaning",)), new + end))
    assert read(after) == {**read(text), "meaning": new + end}
    assert after.split("meaning: ")[1][0] == source[0].replace("A", "I")
    assert after.split("tail:")[1] == text.split("tail:")[1]


@pytest.mark.parametrize(
    "value, written",
    [
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ("@a", '"@a"'),
        ("yes", '"yes"'),
        ("12", '"12"'),
        ("1e3", '"1e3"'),
        ("2026-11-24", '"2026-11-24"'),
        (" a", '" a"'),
        ("a:", '"a:"'),
        ('say "a: b"', "'say \"a: b\"'"),
        ("one\ntwo", '"one\\ntwo"'),
        ("it's fine - really, [@a]", "it's fine - really, [@a]"),
    ],
)
def test_quotes_come_only_where_the_words_need_them(value: str, written: str) -> None:
    after = splice(FILE.format("word"), edit_of(FILE.format("word"), ("meaning",), value))
    assert after == FILE.format(written)


@pytest.mark.parametrize("word", ["t, w", "0?"])
def test_in_brackets_a_comma_and_a_question_mark_need_quotes(word: str) -> None:
    text = FILE.format("word")
    after = splice(text, edit_of(text, ("list", 1), word))
    assert f'list: [one,"{word}" ,  three]' in after


@pytest.mark.parametrize(
    "source, value, fits",
    [("5", "10", True), ("5", "five", False), ("2026-11-24", "2027-01-05", True),
     ("true", "false", True), ("true", "maybe", False)],
)  # fmt: skip
def test_a_number_a_date_and_a_boolean_stay_what_they_are(
    source: str, value: str, fits: bool
) -> None:
    text = FILE.format(source)
    if fits:
        assert splice(text, edit_of(text, ("meaning",), value)) == FILE.format(value)
    else:
        with pytest.raises(SpliceFault):
            splice(text, edit_of(text, ("meaning",), value))


@pytest.mark.parametrize(
    "source, value, sort, written",
    [
        ("5", "5", "text", '"5"'),
        ("true", "true", "text", '"true"'),
        ("{a: -7}", "-7", "text", '{a: "-7"}'),
        ('"5"', "5", "number", "5"),
        ("'true'", "true", "word", "true"),
        ("['5', 6]", "5", "number", "[5, 6]"),
        (">-\n  5", "5", "number", "5"),
        ('"five"', "five", "number", None),
        ("five", "five", "text", "five"),
    ],
)
def test_quotes_come_and_go_where_a_value_is_to_be_read_as_another_sort(
    source: str, value: str, sort: Any, written: str | None
) -> None:
    text = FILE.format(source)
    route = {"{": ("meaning", "a"), "[": ("meaning", 0)}.get(source[0], ("meaning",))
    edit = Edit(Positions(text, "f").value(route), value, sort=sort)
    if written is None:
        with pytest.raises(SpliceFault):
            splice(text, edit)
    else:
        assert splice(text, edit) == FILE.format(written)


@pytest.mark.parametrize("key", ["meaning", "list", "id"])
def test_a_key_is_a_scalar_too(key: str) -> None:
    text = FILE.format("a word")
    after = splice(text, Edit(Positions(text, "f").key((key,)), "other"))
    assert after == text.replace(f"\n{key}:", "\nother:")


def test_a_key_that_looks_like_a_truth_gets_quotes() -> None:
    text = FILE.format("a word")
    edit = Edit(Positions(text, "f").key(("meaning",)), "true")
    assert splice(text, edit) == text.replace("meaning:", '"true":')


def test_a_file_that_is_no_yaml_is_refused() -> None:
    with pytest.raises(SpliceFault, match="no YAML"):
        splice("id: [", Edit(Span("f", 1, 1), "x"))


def test_a_patch_is_the_smallest_piece_that_differs() -> None:
    text = FILE.format(STYLES["folded"])
    change = patch(text, edit_of(text, ("meaning",), "A job is work. [@abc]"))
    assert (text[change.start : change.end], change.text) == ("", "bc")
    assert text[: change.start].endswith("[@a")
    same = patch(text, edit_of(text, ("meaning",), SAID))
    assert applied(text, same) == text


def test_a_piece_of_a_comment_can_be_replaced_and_nothing_else() -> None:
    text = FILE.format("word")
    at = text.index("this one")
    assert commented(text, Patch(at, at + 4, "that")) == text.replace("this", "that")
    for piece, words in (("job", "task"), ("this", "th\nid: x"), ("# a", "a")):
        start = text.index(piece)
        with pytest.raises(SpliceFault):
            commented(text, Patch(start, start + len(piece), words))


def test_changes_that_overlap_or_break_the_file_are_refused() -> None:
    text = FILE.format("word")
    at = text.index("word")
    for changes in (
        [Patch(at, at + 2, "x"), Patch(at + 1, at + 3, "y")],
        [Patch(at, at, "x"), Patch(at, at, "y")],
        [Patch(at, at + 1, "a: "), Patch(at + 3, at + 4, " b: c")],
        [Patch(at, at + 1, "["), Patch(at + 3, at + 4, "]")],
    ):
        with pytest.raises(SpliceFault):
            patched(text, changes)
    touching = [Patch(at, at + 2, "x"), Patch(at + 2, at + 4, "y")]
    assert patched(text, touching) == FILE.format("xy")


def test_the_same_words_leave_the_file_alone() -> None:
    text = FILE.format(STYLES["folded"])
    assert splice(text, edit_of(text, ("meaning",), SAID)) == text


def test_a_place_without_a_scalar_is_refused() -> None:
    with pytest.raises(SpliceFault, match="no text begins here"):
        splice(FILE.format("a"), Edit(Span("f.yaml", 3, 2), "b"))


def test_several_edits_of_one_file_do_not_disturb_each_other() -> None:
    text = FILE.format(STYLES["folded"])
    edits = (
        edit_of(text, ("list", 0), "a longer one"),
        edit_of(text, ("meaning",), "short"),
        edit_of(text, ("id",), "career"),
    )
    after = read(spliced(text, edits))
    assert (after["id"], after["meaning"]) == ("career", "short")
    assert after["list"] == ["a longer one", "two", "three"]


@given(st.sampled_from(sorted(STYLES.values())), st.data())
def test_changes_of_several_scalars_go_together_as_they_do_alone(
    source: str, data: st.DataObject
) -> None:
    text = FILE.format(source)
    routes: list[tuple[str | int, ...]] = [("meaning",), ("list", 0), ("list", 2), ("tail",)]
    edits = {route: edit_of(text, route, data.draw(WORDS)) for route in routes}
    changes = []
    for edit in edits.values():
        try:
            changes.append(patch(text, edit))
        except SpliceFault:
            return
    together = patched(text, changes)
    values = read(together)
    assert [at(values, route) for route in routes] == [edit.value for edit in edits.values()]
    assert together.startswith("# a comment stays\nid: job   # so does this one\nmeaning: ")


WORDS = st.text(
    st.one_of(
        st.sampled_from("abc XYZ'\"#:,-[]{}\\*&!|>%@`0123 \u2019\u00e9\n"),
        st.characters(blacklist_categories=["Cs", "Cc"]),
    ),
    max_size=60,
)


@given(st.sampled_from(sorted(STYLES.values())), WORDS)
def test_any_words_either_stand_there_alone_or_are_refused(source: str, value: str) -> None:
    text = FILE.format(source)
    try:
        after = splice(text, edit_of(text, ("meaning",), value))
    except SpliceFault:
        return
    assert read(after) == {**read(text), "meaning": value}
    assert after.startswith("# a comment stays\nid: job   # so does this one\nmeaning: ")
    assert after.endswith('tail:   "not   touched"\nlist: [one,two ,  three]\n')
    assert splice(after, edit_of(after, ("meaning",), value)) == after
