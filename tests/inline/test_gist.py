"""The short reading of a text gives what the parser gives, for every text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jobcareer_kb.checks.references._loose_cites import uncited_names
from jobcareer_kb.inline import claim_digest, claim_words, gist, parse, plain, without_cites

PIECES = st.sampled_from(
    [
        "a job", "O*NET", "*often*", "**x**", "[@a]", "[@a, p. 3]", "[@a; @b]", "[@ a]", "[@]",
        "[name](https://example.org)", "https://example.org", "http", "h", "\\*", "&amp;", "R&D",
        "www.x.org", "www.", "w", "[a](www.x.org)", "[a]", "![a](b.png)",
        "[a] (https://x.org)", "[a][1]",
        "<b>", "`x`", "_x_", "a_b", "~~x~~", "{{ x }}", "# x", "- x", "1. x", "12) x", "|", ":::",
        "a@b.org; @c", "]", "[", "!", ".", ",", "é", "e\u0301", "\n", "  ", "\t", " ", "$5", "#",
        "+",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=8).map(" ".join),
                  st.lists(PIECES, max_size=8).map("".join))  # fmt: skip


@given(TEXTS)
@example("")
@example("A post. [@a] [@b; @a] More [@c]")
@example(" [@a]x[@b]")
def test_a_text_in_short_is_the_text_as_parsed(text: str) -> None:
    parsed, short = parse(text), gist(text)
    assert short.faults == parsed.faults
    assert short.cites == tuple(dict.fromkeys(cite.item.reference for cite in parsed.cites))
    words = " ".join(plain(without_cites(parsed.inlines)).split())
    assert short.words == unicodedata.normalize("NFC", words)


@given(TEXTS)
@example("A post. [@a; @a]")
@example("A post. [@a] [@b, @c]")
@example("A post, as in @a")
@example("[@a]")
def test_what_is_not_odd_cites_as_it_should(text: str) -> None:
    if gist(text).odd:
        return
    items = [cite.item for cite in parse(text).cites]
    assert len(set(items)) == len(items)
    assert uncited_names(text, {"a", "b", "c", "org"}) == ()
    assert not any(item.locator.startswith("@") or item.locator == "a" for item in items)
    assert not items or gist(text).words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A post. [@a]", "A  post.\n[@b] ", True),
        ("A post. [@a]", "A *post*.", True),
        ("A post. [@a, p. 3]", "A post.", True),
        ("Caf\u00e9", "Cafe\u0301", True),
        ("A post.", "A post", False),
        ("A post.", "a post.", False),
    ],
)
def test_a_digest_is_that_of_the_words(one: str, other: str, same: bool) -> None:
    assert (claim_digest(one) == claim_digest(other)) is same


def test_the_words_of_a_claim_have_no_citation() -> None:
    assert claim_words("A job [@a], or *a post*. [@b; @c]") == "A job, or a post."
