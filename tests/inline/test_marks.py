"""The names under which traced texts stand in a file."""

import re

from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.inline import Marker, Route, Strong, Text, Traced, route_digest, text_digest

ROUTES = st.lists(st.from_regex(r"[a-z_]{1,9}", fullmatch=True) | st.integers(0, 9), min_size=1)


def traced(record: str, *route: str | int) -> Traced:
    return Traced(record, route, (Text("words"),))


def test_a_mark_names_record_and_field_and_counts_repeats() -> None:
    marker = Marker()
    one = marker.mark(traced("step/a", "tips", 0))
    other = marker.mark(traced("step/a", "tips", 1))
    again = marker.mark(traced("step/a", "tips", 0))
    digest = route_digest("step/a", ("tips", 0))
    assert (one.name, again.name) == (f"_kb_{digest}_1", f"_kb_{digest}_2")
    assert other.name == f"_kb_{route_digest('step/a', ('tips', 1))}_1"
    assert (one.record, one.route, one.text) == ("step/a", ("tips", 0), "words")


def test_fields_and_records_are_told_apart() -> None:
    places: list[tuple[str, Route]] = [
        ("step/a", ("tips", 0)), ("step/a", ("tips", 1)), ("step/a", ("tips",)),
        ("step/a", ("title",)), ("step/b", ("tips", 0)), ("guide/a", ("tips", 0)),
    ]  # fmt: skip
    assert len({route_digest(record, route) for record, route in places}) == len(places)


def test_texts_within_texts_are_marked_in_reading_order() -> None:
    runs = [(Text("a"), Strong((traced("step/a", "title"),))), (traced("step/b", "title"),)]
    assert [mark.record for mark in Marker().marks(runs)] == ["step/a", "step/b"]


@given(ROUTES.map(tuple), st.integers(1, 40))
def test_a_mark_is_a_bookmark_that_word_takes(route: Route, repeats: int) -> None:
    marker = Marker()
    for _ in range(repeats):
        name = marker.mark(Traced("definition/a", route, (Text("x"),))).name
    assert re.fullmatch(r"_[A-Za-z0-9_]{1,39}", name)


def test_white_space_does_not_change_the_digest_of_a_text() -> None:
    assert text_digest("two  words\n") == text_digest("two words")
    assert text_digest("two words") != text_digest("two word")
