"""What a brand brings can be used: its files lie beside it, and its colors can be read.

Bad:   logo: harbor.png         (and kb/brand/ has no such file, or it is a renamed GIF)
Bad:   theme: {accent: 5BA3E0}  (links and step numbers in it stand on white at 2.70 to 1)
Mend:  put the file into kb/brand/; take a darker color, such as the one that is named.
Note:  colors stand on white and on the fill of panels, and white words stand on them, so each needs
       4.5 to 1 on all of these. A base document is looked into when files are made from it.
Why:   WCAG 2.1, 1.4.3, which public schools in the U.S. must keep from April 2027 or 2028 on.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.contrast import nearest, ratio
from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.brand import Brand
from jobcareer_kb.pictures import NoPicture, picture_of
from jobcareer_kb.spelling import Spelling

_FILES = ("logo", "word_base", "powerpoint_base")
_SAID = {"all": "each brand there is", "none": "no brand"}
_COLORS = ("accent", "side_a", "side_b")
_PANEL = "F7F3EA"
"""The fill of panels in the look that came along, the darkest ground that a color stands on."""
_LEAST = 4.5


def _unfit(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    named: set[str] = set()
    for brand in kb.of("brand", Brand):
        if brand.id in _SAID:
            yield CHECK.rule.at(
                kb.locate(f"brand/{brand.id}", ("id",)),
                f"'{brand.id}' is what --brand says for {_SAID[brand.id]}",
                "give the brand another id, such as the name of the school",
            )
        yield from _files(kb, brand, named)
        yield from _colors(kb, brand)
    if not any(name.startswith("brand/") for name in kb.broken):
        for name in sorted(kb.of_brands.keys() - named):
            yield CHECK.rule.at(
                Span(f"{kb.folder}/brand/{name}"),
                "no brand names this file, so nothing uses it",
                "name it as 'logo', 'word_base' or 'powerpoint_base', or move it out",
            )


def _files(kb: KnowledgeBase, brand: Brand, named: set[str]) -> Iterator[Diagnostic]:
    spelling = Spelling(sorted(kb.of_brands))
    for field in _FILES:
        name = getattr(brand, field)
        if name is None:
            continue
        named.add(name)
        place = kb.locate(f"brand/{brand.id}", (field,))
        if name not in kb.of_brands:
            near = spelling.near(name)
            help = f"did you mean '{near}'?" if near else "put it into the folder 'brand'"
            yield CHECK.rule.at(place, f"no file '{name}' beside the record", help)
        elif field == "logo":
            try:
                picture_of(kb.of_brands[name]())
            except NoPicture as fault:
                yield CHECK.rule.at(place, f"'{name}' {fault}", "save it anew as PNG or JPEG")


def _colors(kb: KnowledgeBase, brand: Brand) -> Iterator[Diagnostic]:
    for field in _COLORS:
        color = getattr(brand.theme, field)
        if color is not None and (found := ratio(color, _PANEL)) < _LEAST:
            yield CHECK.rule.at(
                kb.locate(f"brand/{brand.id}", ("theme", field)),
                f"{color} stands at {found:.2f} to 1 on the fill of panels ({_PANEL}), "
                f"expected {_LEAST:g} to 1 or more",
                f"the nearest color that can be read is {nearest(color, _PANEL, _LEAST)}",
            )


CHECK = check("JK802", "brand-fit", Severity.ERROR, __doc__, _unfit)
