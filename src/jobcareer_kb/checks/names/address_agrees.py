"""The addresses of a source lead to one thing.

Bad:   DOI: 10.1257/jel.52.1.5        URL: https://doi.org/10.1257/jel.52.1.9
Bad:   archived_url: https://web.archive.org/web/2024/https://example.gov/other
Mend:  copy the right one once more; where both say the same, keep the DOI.
Why:   one of the two leads to another work.
"""

from collections.abc import Iterator
from urllib.parse import unquote

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.reference import Reference

_DOI_HOSTS = ("doi.org/", "dx.doi.org/", "www.doi.org/")
_ARCHIVE = "web.archive.org/web/"


def _differing(context: Context, name: str, reference: Reference) -> Iterator[Diagnostic]:
    kb = context.kb
    there = _doi_at(reference.URL or "")
    if there and reference.DOI and there.casefold() != reference.DOI.casefold():
        yield CHECK.rule.at(
            kb.locate(name, ("URL",)),
            f"the address leads to DOI {quoted(there)}, 'DOI' says {quoted(reference.DOI)}",
            "copy the right one once more; the DOI alone is enough",
        )
    kept = reference.custom.archived_url or ""
    original = kept.partition(_ARCHIVE)[2].partition("/")[2]
    if original and reference.URL and _bare(original) != _bare(reference.URL):
        yield CHECK.rule.at(
            kb.locate(name, ("custom", "archived_url")),
            f"the archive keeps {quoted(original)}, 'URL' says {quoted(reference.URL)}",
            "copy the address of the copy once more",
        )


def _doi_at(url: str) -> str:
    rest = url.partition("://")[2]
    host = next((each for each in _DOI_HOSTS if rest.casefold().startswith(each)), "")
    return unquote(rest[len(host) :]) if host else ""


def _bare(url: str) -> str:
    return url.rpartition("://")[2].removeprefix("www.").rstrip("/").casefold()


CHECK = check_of_record("JK324", "address-agrees", Severity.WARNING, __doc__, _differing, Reference)
