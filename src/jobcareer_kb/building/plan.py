"""Which files a knowledge base makes: workshop x product x format."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from jobcareer_kb.errors import UsageFault
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.selection import GLOSSARY, PICKS, SHEET, SHEETS, picks_of
from jobcareer_kb.sheets import sheets_of

BILINGUAL = frozenset({GLOSSARY, SHEET, SHEETS})
"""Products that may be printed in two languages side by side."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file to make."""

    workshop: str
    product: str
    format: str
    path: str
    """Below the output folder, with forward slashes; the name explains itself when downloaded."""
    facilitator: bool
    """True where participants must not get it."""
    sheet: str = ""
    """Of the file of one sheet: how cues call the sheet."""
    large: bool = False
    """True for a paper in large print beside the ordinary one."""
    brand: str = ""
    """Id of the brand whose look and name it wears; its folder lies in one of that name."""
    language: str = ""
    """Tag of the language into which its texts are translated; its name ends in it."""


def known_formats() -> frozenset[str]:
    """Names of every format that the program writes; asked by `check`, which writes none.

    A format's module is named after it, so no writer is imported to know its name (a test holds
    the names to that).
    """
    from jobcareer_kb.writers import writers

    return frozenset(writers()) | known_banks()


def known_banks() -> frozenset[str]:
    """Those of them that are quiz banks."""
    from jobcareer_kb.quiz_formats import quiz_formats

    return frozenset(quiz_formats())


def name_of(product: str, format: str, apart: str = "") -> str:
    """The end of a file's name, behind that of its workshop: `-handout.docx`, `-gift.txt`.

    That of a quiz bank says for which platform it is, whatever its product is called. `apart` tells
    files of a product from each other: a sheet, a language, large print.
    """
    from jobcareer_kb.quiz_formats import quiz_formats
    from jobcareer_kb.writers import writers

    if format in writers():
        return f"-{product}{apart}{writers()[format].suffix}"
    return f"{apart}{quiz_formats()[format].ending}"


def plan(
    kb: KnowledgeBase,
    workshops: Collection[str] = (),
    formats: Collection[str] = (),
    large: bool = False,
    brands: Collection[str] = ("",),
    languages: Collection[str] | None = None,
) -> tuple[Artifact, ...]:
    """Every file to make, by path; narrowed to some workshops or formats if any are named.

    `brands` are those whose files are meant; an empty id stands for files without a brand, as an
    empty one of `languages` does for files in the language of the records. Without these, they are
    in the language into which the base itself is translated.

    With `large`, also the papers of participants in large print. What cannot be written here is
    left out (`left_out` says so). Raises UsageFault for what nobody knows, or is asked for by name
    and cannot be written.
    """
    refuse_unknown(workshops, kb.by_kind.get("workshop", {}), "workshop")
    refuse_unknown(formats, known_formats(), "format")
    refuse_unknown([each for each in brands if each], kb.by_kind.get("brand", {}), "brand")
    lacks = _lacking(kb)
    for name in sorted(lacks.keys() & {*formats}):
        raise UsageFault(f"--format {name} needs {_missing(name, lacks[name])}")
    found = (
        artifact
        for brand in brands
        for language in ((kb.translated,) if languages is None else languages)
        for artifact in _of_brand(_spoken(kb, _all(kb, large, language), language), brand)
        if artifact.format not in lacks
        and (not workshops or artifact.workshop in workshops)
        and (not formats or artifact.format in formats)
    )
    every = tuple(sorted(found, key=lambda artifact: artifact.path))
    _refuse_twins(every)
    return every


def _refuse_twins(artifacts: Iterable[Artifact]) -> None:
    """Two files of one name would overwrite each other, on some disks also where case differs."""
    named: dict[str, Artifact] = {}
    for each in artifacts:
        first = named.setdefault(each.path.casefold(), each)
        if first is not each:
            raise UsageFault(
                f"two files would be called {each.path}: one of the product '{first.product}', "
                f"another of '{each.product}'; give one of the products in kb.yaml another name, "
                "or take a format out of it"
            )


def left_out(kb: KnowledgeBase) -> tuple[str, ...]:
    """A line for each format that the base asks for and this installation cannot write."""
    found = []
    for name, library in _lacking(kb).items():
        count = sum(artifact.format == name for artifact in _all(kb, large=False))
        one = f"1 {name.upper()} file, which needs"
        files = one if count == 1 else f"{count} {name.upper()} files, which need"
        found.append(f"left out: {files} {_missing(name, library)}")
    return tuple(found)


def _lacking(kb: KnowledgeBase) -> dict[str, str]:
    """Formats that the base asks for, each with the library that is missing for it."""
    from jobcareer_kb.writers import writers

    products = kb.settings.products.values()
    asked = {name for what in products for name in what.formats if name in writers()}
    return {name: library for name in sorted(asked) if (library := writers()[name].lacks())}


def _missing(format: str, library: str) -> str:
    return f"the library {library}; install it with: pip install 'jobcareer-kb[{format}]'"


def is_printed(format: str) -> bool:
    """Say whether a format is read on paper."""
    from jobcareer_kb.writers import writers

    return format in writers() and writers()[format].is_printed


def _spoken(kb: KnowledgeBase, artifacts: Iterable[Artifact], language: str) -> Iterator[Artifact]:
    """The files of workshops that are translated, or say that they are to be."""
    for each in artifacts:
        name = f"workshop/{each.workshop}"
        begun = language in kb.translations.get(name, {})
        if not language or begun or language in kb.get(name, Workshop).languages:
            yield replace(each, language=language)


def _all(kb: KnowledgeBase, large: bool, language: str = "") -> Iterator[Artifact]:
    for shop in kb.of("workshop", Workshop):
        for product, what in kb.settings.products.items():
            tag = _tag(kb, shop, product, language)
            for sheet in _parts(kb, shop, product):
                for format in what.formats:
                    name, apart = f"{shop.id}/{shop.id}", f"{sheet and f'-{sheet}'}{tag}"
                    one = partial(Artifact, shop.id, product, format)
                    secret = what.audience == "facilitator"
                    yield one(f"{name}{name_of(product, format, apart)}", secret, sheet)
                    if large and is_printed(format) and not secret:
                        path = f"{name}{name_of(product, format, f'{apart}-large')}"
                        yield one(path, secret, sheet, large=True)


def is_bilingual(shop: Workshop, product: str, language: str) -> bool:
    """Say whether a product of a workshop is printed in two languages side by side."""
    return language in shop.bilingual and product in BILINGUAL


def _tag(kb: KnowledgeBase, shop: Workshop, product: str, language: str) -> str:
    """With what the name of a file ends that is in another language, or in two."""
    if not language:
        return ""
    own = kb.original.settings.language if kb.original is not None else kb.settings.language
    first = f"-{own.partition('-')[0]}" if is_bilingual(shop, product, language) else ""
    return f"{first}-{language}".lower()


def _of_brand(artifacts: Iterable[Artifact], brand: str) -> Iterator[Artifact]:
    """The files of a brand; a quiz bank wears none."""
    for each in artifacts:
        if not brand:
            yield each
        elif each.format not in known_banks():
            yield replace(each, brand=brand, path=f"{brand}/{each.path}")


def _parts(kb: KnowledgeBase, shop: Workshop, product: str) -> tuple[str, ...]:
    """Into how many files a product goes: one, one for each sheet, or none without any picks."""
    if product == SHEET:
        return tuple(each.slug for each in sheets_of(kb, shop))
    if product == GLOSSARY:
        return ("",) if picks_of(kb, shop, product) else ()
    if product in PICKS:
        return ("",) if getattr(shop, PICKS[product]) else ()
    return ("",) if product != SHEETS or sheets_of(kb, shop) else ()


def refuse_unknown(names: Collection[str], known: Collection[str], what: str) -> None:
    """Raise UsageFault for the first name that is none of those known."""
    for name in names:
        if name not in known:
            raise UsageFault(f"unknown {what} '{name}'; known: {', '.join(sorted(known))}")
