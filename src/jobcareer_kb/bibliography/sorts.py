"""How works part by where they stand: in a periodical, on the web, in a book, by themselves."""

from jobcareer_kb.model.reference import Reference

_PERIODICAL = frozenset(
    {
        "article-journal", "article-magazine", "article-newspaper", "periodical", "post-weblog",
        "review", "review-book",
    }
)  # fmt: skip
_OFTEN_ALONE = frozenset({"interview", "paper-conference"})
LAW = frozenset({"bill", "hearing", "legal_case", "legislation", "regulation", "treaty"})
"""Types that are cited as lawyers cite them."""
REVIEWS = frozenset({"review", "review-book"})
ENTRIES = frozenset({"entry-dictionary", "entry-encyclopedia"})
MEETINGS = frozenset({"event", "performance", "speech"})


def is_edited(ref: Reference) -> bool:
    """Say whether somebody put the work, or the book around it, together."""
    return bool(ref.editor or ref.compiler or ref.editorial_director or ref.collection_editor)


def is_serial(ref: Reference) -> bool:
    """Say whether a work is set as an article is: with volume, issue and pages behind a title."""
    return ref.type in _PERIODICAL or (ref.type in _OFTEN_ALONE and not is_edited(ref))


def is_on_page(ref: Reference) -> bool:
    """Say whether a work is a page of a site, whose name stands last."""
    return ref.type in ("post", "webpage")


def is_contained(ref: Reference) -> bool:
    """Say whether a work is a part of a larger one, so that its own title stands upright."""
    return ref.container_title is not None and not is_on_page(ref)
