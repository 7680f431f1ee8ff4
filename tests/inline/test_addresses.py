"""Addresses as one types them, and links that paper must not lose."""

import pytest

from jobcareer_kb.inline import parse, plain, typed, with_addresses


@pytest.mark.parametrize(
    "url, expected",
    [
        ("https://www.mynextmove.org/", "mynextmove.org"),
        ("http://mynextmove.org", "mynextmove.org"),
        ("HTTPS://WWW.MyNextMove.org/Explore/", "mynextmove.org/Explore"),
        ("https://www.example.org/a/b/?q=1", "example.org/a/b/?q=1"),
        ("https://example.org?q=a/", "example.org?q=a/"),
        ("https://www2.example.org/a", "www2.example.org/a"),
        ("https://www.com/", "www.com"),
        ("https://example.org:8080/", "example.org:8080"),
        ("mailto:ask@example.org", "ask@example.org"),
        ("tel:+18778725627", "+18778725627"),
    ],
)
def test_an_address_is_printed_as_one_types_it(url: str, expected: str) -> None:
    assert typed(url) == expected


@pytest.mark.parametrize(
    "words, expected",
    [
        ("Go to [My Tool](https://www.example.org/).", "Go to My Tool (example.org)."),
        ("Go to [example.org](https://www.example.org/).", "Go to example.org."),
        ("Go to [Example.org](https://example.org).", "Go to Example.org."),
        ("Go to [www.example.org](https://example.org).", "Go to www.example.org."),
        ("Go to [the site example.org](https://example.org).", "Go to the site example.org."),
        (
            "Go to [example.org](https://example.org/a/page).",
            "Go to example.org (example.org/a/page).",
        ),
        ("**See [a *map*](https://example.org/map)**", "See a map (example.org/map)"),
        (
            "[One](https://a.example.org) and [two](https://b.example.org)",
            "One (a.example.org) and two (b.example.org)",
        ),
        ("No link", "No link"),
    ],
)
def test_the_address_of_a_link_is_never_lost(words: str, expected: str) -> None:
    assert plain(with_addresses(parse(words).inlines)) == expected
