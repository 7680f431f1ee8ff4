"""What `why` has to trace in a file that was made to be slow, in any size."""

from collections.abc import Callable, Iterator

from jobcareer_kb.inline import route_digest

MEANING = "Climate is the usual weather of a place, averaged over many years."
FIELD = ("definition/climate", ("meaning",))


def mark(number: int) -> str:
    return f"_kb_{route_digest(*FIELD)}_{number}"


MARKED: dict[str, Callable[[int], Iterator[tuple[str, str]]]] = {
    "one mark, many pieces": lambda n: iter([("Climate ", mark(1)), ("or ", "")] * n),
    "many marks of a field": lambda n: (("Climate", mark(k)) for k in range(n)),
    "many marks with words behind": lambda n: (
        piece for k in range(n) for piece in (("Climat", mark(k)), ("e", ""))
    ),
    "many marks of nobody": lambda n: (("a", f"_kb_{'a' * 12}_{k}") for k in range(n)),
    "words of the template": lambda n: iter([("a", "")] * n),
}
"""Pieces of a Word file, with their marks."""
WORDED: dict[str, Callable[[int], Iterator[str]]] = {
    "the same text": lambda n: iter([MEANING] * n),
    "edited": lambda n: (f"{MEANING[:40]} {k}" for k in range(n)),
    "signs of a text in another order": lambda n: iter([MEANING[::-1]] * n),
    "one long paragraph": lambda n: iter([f"{MEANING} And {MEANING.lower()} " * (n // 10)]),
    "one paragraph of beginnings": lambda n: iter([f"{MEANING[:30]} " * n]),
    "one word": lambda n: iter(["a" * 30 * n]),
    "short": lambda n: iter(["weather"] * n),
    "of the template": lambda n: (f"Slide {k}" for k in range(n)),
}
"""Paragraphs of a file without marks."""
QUOTED: dict[str, tuple[Callable[[int], list[str]], str]] = {
    "words of the quotation": (lambda n: ["a job is"] * n, "a jobb is a post"),
    "one long text": (lambda n: ["a job is a " * n], "a jobb is a post"),
    "one word": (lambda n: ["job " * n], "jobb"),
    "across texts": (lambda n: [f"one {k}" for k in range(n)], "5 one 6 one 7"),
    "nothing alike": (lambda n: ["rain"] * n, "a job is a post with one employer"),
}
"""Texts of one paragraph, and a quotation that is looked for in them."""
