"""A reference says where to find the source, or why it cannot.

Bad:   - id: tea-site
         type: webpage
         title: All about tea
Good:  the same with `URL: https://...`, or with `custom: {reason_no_url: ...}`
Mend:  add `URL`. For printed matter give `DOI` or `ISBN`, or say under `custom` why there is no
       address: `reason_no_url: A printed book.`
Why:   a reader must be able to go and look; and who searched in vain should say so once, so that
       nobody searches again.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.reference import Reference


def _without(context: Context) -> Iterator[Diagnostic]:
    for reference in context.kb.of("reference", Reference):
        if not (reference.URL or reference.DOI or reference.ISBN or reference.custom.reason_no_url):
            yield CHECK.rule.at(
                context.kb.locate(f"reference/{reference.id}", ("id",)),
                f"reference '{reference.id}' has no address and does not say why",
                "add 'URL:', or 'custom: {reason_no_url: ...}' with the reason",
            )


CHECK = check("JK212", "reference-address", Severity.ERROR, __doc__, _without)
