"""The nearest known name, for as many as anybody reads hints."""

from jobcareer_kb.spelling import MOST, Spelling

KNOWN = ["get-training", "set-goals", "ask-for-help"]


def test_the_nearest_name_is_found() -> None:
    assert Spelling(KNOWN).near("get-trainning") == "get-training"


def test_where_none_is_near_there_is_none() -> None:
    assert Spelling(KNOWN).near("weather") == ""


def test_beyond_some_names_nobody_looks() -> None:
    spelling = Spelling(KNOWN)
    near = [spelling.near(f"set-goals{number}") for number in range(2 * MOST)]
    assert near == ["set-goals"] * MOST + [""] * MOST
    assert spelling.near("set-goals0") == "set-goals", "what was asked is known"
