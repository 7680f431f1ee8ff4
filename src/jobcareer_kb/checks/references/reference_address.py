"""A reference says where to find the source, or why it cannot.

Bad:   - id: tea-site
         type: webpage
         title: All about tea
Bad:   URL: file:///home/ana/tea.html
Good:  the same with `URL: https://...`, or with `custom: {reason_no_url: ...}`
Good:  - id: tea-book
         type: book
         title: On tea
         publisher: Fox Duffield
Mend:  add `URL`. For printed matter give its publisher, or the journal or book that it stands in,
       `DOI` or `ISBN`; or say under `custom` why there is no address:
       `reason_no_url: A printed book.`
Note:  a page of the web without an address is an error, since nobody finds it. Of other works it is
       a warning where nothing at all says where they are.
Why:   a reader must be able to go and look; and who searched in vain should say so once, so that
       nobody searches again.
"""

from collections.abc import Iterator
from dataclasses import replace

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.reference import ON_THE_WEB, Reference


def _without(context: Context, name: str, reference: Reference) -> Iterator[Diagnostic]:
    kb = context.kb
    if reference.URL or reference.DOI or reference.ISBN or reference.custom.reason_no_url:
        return
    is_on_the_web = reference.type in ON_THE_WEB
    if is_on_the_web or not _says_where(reference):
        what, place = "no address and does not say why", kb.locate(name, ("id",))
        written = kb.locate(name, ("URL",))
        if written != kb.locate(name, ("DOI",)):  # it is there, and was not taken
            what, place = "an address that leads to a file or a program of one machine", written
        found = CHECK.rule.at(
            place,
            f"reference '{reference.id}' has {what}",
            "add 'URL:', or 'custom: {reason_no_url: ...}' with the reason",
        )
        yield found if is_on_the_web else replace(found, severity=Severity.WARNING)


def _says_where(reference: Reference) -> bool:
    """Say whether a work can be asked for in a library, an archive or a shop; a letter cannot."""
    return any(
        (
            reference.type == "personal_communication",
            reference.archive,
            reference.authority,
            reference.container_title,
            reference.event_title or reference.event,
            reference.number,
            reference.publisher,
        )
    )


CHECK = check_of_record(
    "JK212",
    "reference-address",
    Severity.ERROR,
    __doc__,
    _without,
    Reference,
    also=(Severity.WARNING,),
    whole=True,
)
