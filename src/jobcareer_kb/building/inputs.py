"""Digests of everything a build reads, without any heavy import: has anything changed at all?"""

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from jobcareer_kb.archive import digest_of_bytes
from jobcareer_kb.building.fingerprint import changed_records, program_digest
from jobcareer_kb.building.manifest import INDEX, LARGE, Entry, Manifest
from jobcareer_kb.building.output import Output
from jobcareer_kb.loading import characters
from jobcareer_kb.loading.files import Listing, SourceFile
from jobcareer_kb.look import Look

PAPER = "--paper"
"""The label of an option among the inputs."""
_EVERY = ((), ("none",))
"""Brands or languages that narrow nothing."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a build was asked to do."""

    kb: Path
    kb_shown: str
    """The folder as the user named it; findings begin with it."""
    templates: Path
    out: Path
    look: Look = field(default_factory=Look)
    workshops: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    force: bool = False
    prune_edited: bool = False
    explain: bool = False
    brands: tuple[str, ...] = ()
    """Ids of the brands to make files for, and no others; `all` and `none` are what they say. If
    empty, files without a brand, and those of brands that were made before."""
    languages: tuple[str, ...] = ()
    """The same of languages, by their tags; if empty, that of the records, and those of before."""
    large: bool | None = None
    """Also papers in large print; None: those that were made before, and no others."""

    @property
    def whole(self) -> bool:
        """True if nothing narrows the build."""
        narrow = self.workshops or self.formats
        return not narrow and self.brands in _EVERY and self.languages in _EVERY


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did."""

    made: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Files that somebody edited, left as they are."""
    since: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Of those of them that a build made: the records that changed since."""
    spared: tuple[str, ...] = ()
    """Those of them that are no longer planned."""
    pruned: tuple[str, ...] = ()
    losses: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    """By path: what the format cannot carry, and the items it befalls."""
    explained: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    """What is to be said of the options."""
    warnings: tuple[dict[str, Any], ...] = field(default=())
    unjudged: int = 0
    """Records that were not judged, since no workshop prints them that was to be built."""


def input_digests(listing: Listing, templates: Path, look: Look) -> dict[str, str]:
    """Digest of every input file by a name that holds on every machine, and of the program."""
    digests = {f"kb/{file.path}": file.digest for file in listing.other}
    digests |= {f"kb/{file.path}": _digest_of_text(file) for file in listing.files}
    for path in sorted(
        (*templates.glob("*.j2"), *templates.glob("words/*.yaml"), *templates.glob("items/*.yaml"))
    ):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        digests[f"templates/{path.relative_to(templates).as_posix()}"] = digest_of_bytes(data)
    digests |= {f"templates/{name}": digest for name, digest in look.digests.items()}
    digests["program"] = program_digest()
    if look.paper:
        digests[PAPER] = look.paper
    return digests


def _digest_of_text(file: SourceFile) -> str:
    """The same of a file whose lines end as on Windows as of one whose lines do not."""
    plain = characters.plain(file.data)
    return file.digest if plain == file.data else digest_of_bytes(plain)


def unchanged(
    request: Request, out: Output, manifest: Manifest, inputs: dict[str, str]
) -> Outcome | None:
    """Return what an unchanged build says, or None if anything must be looked at."""
    if request.force or not manifest.complete or manifest.inputs != inputs:
        return None
    spared = {p: d for p, d in manifest.spared.items() if out.digest(p) is not None}
    if spared and (request.prune_edited or any(out.digest(p) == d for p, d in spared.items())):
        return None
    if not _brands_agree(request, manifest) or not _languages_agree(request, manifest):
        return None
    wanted = {p: e for p, e in manifest.artifacts.items() if _wanted(request, p, e)}
    if not wanted or not _names_known(request, manifest) or not _large_agrees(request, wanted):
        return None
    on_disk = {path: out.digest(path) for path in wanted}
    index = out.digest(INDEX)
    if None in on_disk.values() or index is None:
        return None
    same = tuple(p for p, e in wanted.items() if on_disk[p] == e.digest)
    kept = {path for path in wanted if path not in same}
    if index != manifest.index_digest:
        kept.add(INDEX)
    explained = ("no input file has changed since the last build",) if request.explain else ()
    return Outcome(
        unchanged=same,
        kept=tuple(sorted(kept)),
        since={p: _changed(manifest, p) for p in sorted(kept) if p in wanted},
        spared=tuple(sorted(spared)) if request.whole else (),
        losses={path: entry.losses for path, entry in wanted.items() if entry.losses},
        explained=explained,
        warnings=tuple(here(each, request.kb_shown) for each in manifest.warnings),
    )


def _changed(manifest: Manifest, path: str) -> tuple[str, ...]:
    if path not in manifest.kept:
        return ()
    return changed_records(manifest.kept[path], manifest.fingerprint_of(path))


_FOLDER = "{kb}/"
"""Stands in a manifest for the folder of the knowledge base: a file names no place of a machine."""


def anywhere(warning: dict[str, Any], shown: str) -> dict[str, Any]:
    """A finding as a manifest keeps it."""
    return {name: str(words).replace(f"{shown}/", _FOLDER) for name, words in warning.items()}


def here(warning: dict[str, Any], shown: str) -> dict[str, Any]:
    """A finding that a manifest keeps, with the folder as the user names it now."""
    return {name: str(words).replace(_FOLDER, f"{shown}/") for name, words in warning.items()}


def _wanted(request: Request, path: str, entry: Entry) -> bool:
    return (
        (not request.workshops or entry.workshop in request.workshops)
        and (not request.formats or entry.format in request.formats)
        and (request.brands in _EVERY or brand_of(path) in request.brands)
        and (request.languages in _EVERY or entry.language in request.languages)
    )


def brand_of(path: str) -> str:
    """Id of the brand that a file wears, by its path; empty for none."""
    return path.partition("/")[0] if path.count("/") == 2 else ""


def _brands_agree(request: Request, manifest: Manifest) -> bool:
    """Say whether there are files of just those brands that are asked for, as far as can be said
    without the records."""
    made = {brand_of(path) for path in manifest.artifacts} - {""}
    if request.brands == ("none",):
        return not made
    return "all" not in request.brands and {*request.brands} <= made


def _languages_agree(request: Request, manifest: Manifest) -> bool:
    """Say the same of languages."""
    if request.languages == ("none",):
        return not manifest.languages
    return "all" not in request.languages and {*request.languages} <= {*manifest.languages}


def _large_agrees(request: Request, wanted: dict[str, Entry]) -> bool:
    """Say whether just those papers stand in large print that are asked for."""
    large = {path for path in wanted if path.endswith(LARGE)}
    papers = (PurePosixPath(p) for p, e in wanted.items() if p not in large and not e.facilitator)
    named = {str(paper.with_stem(f"{paper.stem}-large")) for paper in papers}
    asked = {path for path in named if path.endswith(LARGE)}
    return request.large is None or large == (asked if request.large else set())


def _names_known(request: Request, manifest: Manifest) -> bool:
    entries = manifest.artifacts.values()
    return {*request.workshops} <= {e.workshop for e in entries} and {*request.formats} <= {
        e.format for e in entries
    }
