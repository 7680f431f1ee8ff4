"""No word stands where one that sounds like it belongs, and no sentence stops in mid-air.

Bad:   a hour        They rots fast.        Turn left, than go home.        You should of asked.
Bad:   Set it up the.        People go their by bus.        It is to wet.        Bring you’re notes.
Good:  an hour        They rot fast.        Turn left, then go home.        You should have asked.
Mend:  read the sentence aloud, and write what you hear.
Why:   a spelling checker passes such words, and a reader stumbles over them. Read are pairs that
       are told apart by the words beside them, in knowledge bases in English; what is right in some
       sentence passes.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._every_text import texts_of
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity

_WHO = r"(?:he|she|they|we|you|I|it|who|people)"
_HOW = (
    "much|many|late|early|long|short|wet|dry|hard|hot|cold|big|small|high|low|old|young|far|soon|"
    "few|little|large|heavy|slow|fast|expensive|tired|busy|difficult|dangerous"
)
_AGREES = (
    "always|sometimes|perhaps|besides|themselves|ourselves|less|across|towards|unless|afterwards|"
    "nevertheless|nonetheless|thus|plus|regardless|nowadays|others|discuss|pass|miss|guess|press|"
    "process|assess|address|express|focus|access|progress|witness|possess|stress|cross|kiss|dress|"
    "toss|boss|bless|confess|impress|suppress|compress|embarrass|harass|class|amass|bypass"
)
_ACTS = (
    "add|ask|call|check|choose|clean|close|cut|do|give|go|look|make|mix|open|pick|press|put|read|"
    "sort|take|talk|tell|turn|walk|wash|water|write"
)
_SAID_WITH_A = r"(?:u(?:ni|s[aeiu]|til|tens|biq|rin)|eu|ewe|one\b|once\b|oui|U[a-z])"
_NO_NOUN = r"(?:and|are|as|at|if|in|is|on|or|unless|until)\b"
"""What stands behind a letter that is called A, and never behind an article."""
_SAID_WITH_AN = r"(?:hour|honest|honor|heir)"
_SPELLED = r"(?:[AEFHILMNORSX](?:[A-Z]{1,4}\b|-))"
_SAID_AS_WORDS = (
    "FAFSA|FAQ|FEMA|FERPA|FICA|HEPA|HIPAA|HUD|LAN|LASER|LED|LIHEAP|MERS|MIDI|MOOC|NAFTA|NASA|NATO|"
    "RADAR|RAM|RIASEC|ROM|SARS|SCUBA|SIM|SMART|SNAP|SONAR|STEM|SWAT|SWOT"
)
"""Abbreviations that are read as a word which begins with a consonant, or may be."""
_SLIPS: tuple[tuple[str, str], ...] = (
    (rf"\b[Aa] (?=(?!{_SAID_WITH_A}|{_NO_NOUN})[aeiou][a-z])", "an"),
    (rf"\b[Aa] (?={_SAID_WITH_AN})", "an"),
    (rf"(?<![A-Z] )\ba (?=(?!(?:{_SAID_AS_WORDS})\b){_SPELLED})", "an"),
    (rf"\b[Aa]n (?=(?!{_SAID_WITH_AN}|herb|historic)[bcdfghjklmnpqrstvwxyz][a-z])", "a"),
    (rf"\b[Aa]n (?={_SAID_WITH_A})", "a"),
    (rf"\b(?:could|should|would|might|must)(?: {_WHO})? of(?= [a-z]+(?:ed|en|ne|de)\b| been\b)",
     "have"),
    (r"\b(?:more|less|better|rather|larger|fewer|greater|smaller|higher|lower|earlier|older|"
     r"younger|faster|cheaper|safer|easier|harder|worse) then(?= [a-z0-9])", "than"),
    (rf", than(?= (?:{_ACTS})\b)", "then"),
    (r"\b(?:an?|no|the|big|little|much|its|their) affect\b(?= on\b)", "effect"),
    (r"\b(?:may|might|will|can|could|to|not|would|should|never) loose(?= (?:a|an|the|your|their|"
     r"his|her|its|my|our|it|them|time|money|track|sight|weight|interest)\b)", "lose"),
    (rf"\b(?:is|are|was|were|seems?|feels?|looks?) to (?:{_HOW})(?=[.,;!?]|$)", "too"),
    (r"\btheir(?=[.,;!?]|$| (?:is|are|was|were|will be)\b| or (?:do|is|are|not)\b)", "there"),
    (r"\bthere(?= own\b)", "their"),
    (r"\b[Yy]our(?= (?:welcome|right|wrong|going to|allowed|able to)\b(?=[.,;!?]|$| to\b))",
     "you are"),
    (r"\b[Yy]ou['’]re(?= (?:own|notes?|names?|rights?|homes?|jobs?|papers?|teachers?|bosses|phone|"
     r"money|answers?|plans?|goals?|resume|friends?|family)\b)", "your"),
    (r"\b[Ii]t['’]s(?= own\b)|\b(?:since|because|of|with|from) it['’]s(?= [a-z]+s are\b)", "its"),
    (r"\bwhos(?= [a-z])", "whose"),
    (rf"\b[Tt]hey (?!(?:{_AGREES})\b)[a-z]{{2,}}[^su\W]s\b(?!['’])", "the form without -s"),
    (r"(?<=[a-z] )\b(?:the|an|and|or|nor|than|because|my|your|their|our|its)(?=[.!?](?:\s|$|”))",
     "the words that are missing"),
)  # fmt: skip
_ANY = re.compile("|".join(f"(?P<s{at}>{slip})" for at, (slip, _) in enumerate(_SLIPS)))
_SKIPPED = frozenset({"author", "editor", "translator", "title", "container-title", "publisher"})
"""Fields of a source that stand as somebody else wrote them."""


def _slips(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    if not kb.settings.language.casefold().startswith("en"):
        return
    is_source = name.startswith("reference/")
    for written in texts_of(kb, name, record):
        if is_source and not _SKIPPED.isdisjoint(written.route):
            continue
        for found in _ANY.finditer(written.text):
            at = int(str(found.lastgroup)[1:])
            yield CHECK.rule.at(
                written.span(kb, found.start(), found.end()),
                f"{quoted(_near(written.text, found))}: expected {_SLIPS[at][1]}",
                "read the sentence aloud, and write what you hear",
            )


def _near(text: str, found: re.Match[str]) -> str:
    """The words found, with the one behind them."""
    behind = re.match(r"\S*\s?[\w'’-]*", text[found.end() :])
    return f"{found[0]}{behind[0] if behind else ''}".strip()


CHECK = check_of_record("JK447", "wrong-word", Severity.WARNING, __doc__, _slips, BaseModel)
