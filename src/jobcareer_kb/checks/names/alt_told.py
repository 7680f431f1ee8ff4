"""The words for those who do not see a picture say what it shows.

Bad:   alt: two-skies.png        Bad:   alt: image        Bad:   alt: Two skies    (its title)
Bad:   alt: Picture of a clear sky and a dark one.
Good:  alt: A clear sky on the left and a dark sky on the right.
Mend:  tell in a sentence what there is to see, as on the telephone.
Why:   a screen reader speaks these words in place of the picture, and the title and the caption
       besides; the same words twice tell nothing. Capitals, accents and signs make no difference.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._alike import form
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.image import Image

_FILE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)
_NOTHING = frozenset(
    {"image", "picture", "photo", "photograph", "graphic", "drawing", "figure", "illustration"}
)


_OF = re.compile(
    r"(?:an? |the )?(?:image|picture|photo(?:graph)?|graphic|drawing|illustration)"
    r" (?:of|showing) ",
    re.IGNORECASE,
)


def _untold(context: Context, name: str, image: Image) -> Iterator[Diagnostic]:
    alt = shown(image.alt)
    if said := _instead(image, alt):
        yield CHECK.rule.at(
            context.kb.locate(name, ("alt",)),
            f"{quoted(alt)} is {said}, and does not say what the picture shows",
            "tell in a sentence what there is to see",
        )
    elif found := _OF.match(alt):
        yield CHECK.rule.at(
            context.kb.locate(name, ("alt",)),
            f"{quoted(found[0].strip())} says what a screen reader says before it anyway",
            "begin with what there is to see",
        )


def _instead(image: Image, alt: str) -> str:
    """What stands in place of what the picture shows; empty where nothing does."""
    told, file = form(alt), image.file or ""
    if _FILE.search(alt) or (file and told in (form(file), form(_FILE.sub("", file)))):
        return "the name of a file"
    if told in (form(shown(image.title)), image.id):
        return "the title"
    if image.caption is not None and told == form(shown(image.caption)):
        return "the caption"
    return "a word for any picture" if told in _NOTHING else ""


CHECK = check_of_record("JK395", "alt-told", Severity.WARNING, __doc__, _untold, Image)
