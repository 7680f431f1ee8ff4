"""What the codes mean that tell how a change lowers what it is judged by."""

from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.rule import Rule

LOWERED = Rule(
    "JK143",
    "bar-lowered",
    Severity.ERROR,
    """A change asks no less of the records than what stood before it.

Bad:   severities: {JK201: note}, in one change with claims that cite no source
Bad:   sentence_words: 40, which was 25; a word gone from `avoid`, or one more in `long_words`
Mend:  put it back. If it is meant, whoever merges the change decides: merge it in spite of the
       finding, or give `--allow-lower` on the command line, which makes a note of it.
Note:  only `check --since REV` gives it, and the records are judged by the stricter of both states
       then. No setting, comment, `--select` or PATH hides it; it stands first in each report.
Why:   a change that sets what it is judged by judges itself.""",
    also=(Severity.NOTE,),
    leads=True,
)
CHANGED = Rule(
    "JK144",
    "bar-changed",
    Severity.WARNING,
    """A person reads a change of what is judged by, where no machine can say which way it goes.

Bad:   nobody noticed that `hedges` in words.yaml has one word more
Mend:  see what the change lets pass that was found before; there is nothing else to do.
Note:  only `check --since REV` gives it. Where it is a list, the records are judged by both of its
       states. Also told: a product or a format that is gone, license and credits, a new audience
       with grades above all others, and of a source that was there before a later `review_by`, a
       new `doubtful` and a new `reason_no_url`.
Why:   some lists find one thing by a word and excuse another; a review date moves because somebody
       looked again, or because nobody wanted to.""",
    also=(Severity.NOTE,),
    leads=True,
)
IGNORE_NEW = Rule(
    "JK145",
    "ignore-new",
    Severity.WARNING,
    """A comment that lets a finding stand has stood there before the change.

Bad:   a claim without a source, and above it  # jk: ignore[JK201] reason="later"
Mend:  mend the finding. If it is to stand, whoever merges the change agrees: by merging, or with
       `--allow-lower` on the command line.
Note:  only `check --since REV` gives it, at the comment; the finding is shown as what it is. A
       comment counts as new where none let the same code stand at the same field of the same record
       before, also if its record was moved. A later `until` is told too.
Why:   the reason may be good. Whether it is, is not for the change itself to say.""",
    also=(Severity.NOTE,),
    leads=True,
)
LOOK_REWRITTEN = Rule(
    "JK146",
    "look-rewritten",
    Severity.WARNING,
    """What somebody found in a source stays as it was found, until somebody looks again.

Bad:   says_so: supported, by the same person on the same day, where it was `unsupported`
Good:  a look by A. Reader on a later day, entered with `jobcareer-kb review`
Mend:  enter the new look with its own day and name. Who merges reads the source where the finding
       is an error.
Error: the words of the claim and its source are the same as before, and the finding `unsupported`,
       or `contradicted` by better sources, is gone, whether by another or with its entry.
Note:  only `check --since REV` gives it; `--allow-lower` makes a note of it.
Why:   the ledger says what a person read. Nothing but reading can change that.""",
    also=(Severity.ERROR, Severity.NOTE),
    leads=True,
)

BAR_RULES: tuple[Rule, ...] = (LOWERED, CHANGED, IGNORE_NEW, LOOK_REWRITTEN)
