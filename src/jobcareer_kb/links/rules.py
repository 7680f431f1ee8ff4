"""What the codes mean that `check --links` gives."""

from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.rule import Rule

MOVED = Rule(
    "JK232",
    "address-moved",
    Severity.WARNING,
    """An address is the one at which its page stands now.

Bad:   url: http://old.example.org/help, and its server sends everybody on for good (301 or 308)
Mend:  open the new address. If it is what you meant, write it in place of the old one.
Note:  only `check --links` gives it, which asks the addresses of resources, references, texts and
       kb.yaml. It is a note where the address is the same to those who type it, as `http://` and
       `https://` are. Where it leads to a file, a script or a private network, the finding says so:
       do not open it then, and find the page anew.
Why:   a redirect is kept for a while, then forgotten; and a page that moved may have changed.""",
    also=(Severity.NOTE,),
)
GONE = Rule(
    "JK233",
    "address-gone",
    Severity.ERROR,
    """An address leads to a page.

Bad:   url: https://example.org/help, and its server answers 404 or 410
Mend:  look where the page is now; else take the address out, and look again at what cited it.
Note:  only `check --links` gives it; a build asks no server.
Why:   who types an address from paper and finds nothing has no other way.""",
)
UNASKED = Rule(
    "JK234",
    "address-unasked",
    Severity.NOTE,
    """An address can be asked.

Bad:   a server that does not answer within ten seconds, answers 403 to programs, has no valid
       certificate, or sends on to a place that is not of the open web
Mend:  open the address in a browser. If it leads there, nothing is wrong; let the finding stand
       with a reason (`# jk: ignore[JK234] reason="asks for a person"`).
Note:  only `check --links` gives it. It says nothing of the page: many servers turn programs away.
       An address within your own network is asked with `--links-private`; nobody is sent there
       from a public one.
Why:   what was not seen is not taken for sound.""",
)

LINK_RULES: tuple[Rule, ...] = (MOVED, GONE, UNASKED)
