"""What the codes of loading mean: YAML (JK0xx), shape (JK1xx), ids (JK301), tables (JK37x)."""

from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.rule import Rule


def _error(code: str, name: str, manual: str) -> Rule:
    return Rule(code, name, Severity.ERROR, manual)


ENCODING = _error(
    "JK001",
    "encoding",
    """A file must be UTF-8; a byte order mark at its beginning is passed over.

Bad:   a file saved as "Windows-1252" or "UTF-16"
Mend:  in the editor, choose "Save with encoding: UTF-8".
Why:   a byte that is not UTF-8 reads as another letter on another machine.""",
)
CHARACTER = _error(
    "JK002",
    "character",
    """A file holds no tabs, no control characters, and no signs that nobody sees.

Bad:   a tab before a key; U+202E in a title; a soft hyphen in a word; nine accents on one letter
Mend:  indent with spaces; delete the sign and type the words again.
Why:   YAML forbids tabs in indents, and text that shows in another order than it is stored, or
       holds what is not shown, can hide what it says. Soft hyphens and spaces without width come
       along when text is copied from a page; a word that holds one is not found.
Which: all that Unicode counts as control, format, private, unassigned or no character (category C),
       U+2028 and U+2029, and what it lets a font show as nothing (Default_Ignorable_Code_Point),
       also as an escape in a quoted text. A letter carries at most five accents and points, and at
       most eight marks of any sort.
Stay:  where its script needs it, such a sign is taken: joiners beside letters that join and in
       emoji; marks of direction on or next to a line with Hebrew or Arabic, one at a time; a
       selector behind an emoji or an ideograph; U+200B beside Thai, Lao, Khmer and Myanmar; the
       flags of England, Scotland and Wales.
Note:  all lines of a file may end as on Windows; line ends of both sorts are one finding, which
       `jobcareer-kb check --fix` mends.""",
)
SYNTAX = _error(
    "JK003",
    "syntax",
    """A file must be valid YAML.

Bad:   title: Job: the basics
Good:  title: "Job: the basics"
Mend:  do what the finding says. A text that holds a colon and a space, or that begins with a
       quotation mark, a star or a bracket, wants quotation marks round the whole of it. Fields of
       one record begin in one column, and a space follows each colon.
Note:  only the first such slip of a file is found, since nothing after it can be read for sure.""",
)
DOUBLED_KEY = _error(
    "JK004",
    "doubled-key",
    """A key stands once in a mapping.

Bad:   term: Job
       term: Work
Mend:  remove one of the two. Other readers keep the last one and say nothing.""",
)
ANCHOR = _error(
    "JK005",
    "anchor",
    """Anchors (&name) and aliases (*name) are not part of the format.

Bad:   meaning: *shared
Mend:  write the text out, or name the other record with a reference such as definition/job.
Why:   a text that stands in two places cannot be traced to one of them.""",
)
TAG = _error(
    "JK006",
    "tag",
    """Tags (!name) are not part of the format.

Bad:   minutes: !!int 5
Good:  minutes: 5""",
)
DOCUMENTS = _error(
    "JK007",
    "second-document",
    """A file holds one YAML document, without lines of `---`, `...` or `%YAML`.

Mend:  make a list of records ("- id: ...") or a file for each. A line that begins with `%`
       speaks to the parser: remove it.
Note:  references.yaml alone may carry the `---` lines that Pandoc writes.""",
)
DEPTH = _error(
    "JK008",
    "depth",
    """Lists and mappings nest at most 24 deep.

No record needs more than eight; deeper nesting is a slip of indentation or an attack.""",
)
SIZE = _error(
    "JK009",
    "size",
    """A file of records is at most 4 MiB, a line at most 20,000 characters, a mapping 1,000 fields.

Mend:  split the file; any number of files may hold the records of one kind.""",
)
KEY = _error(
    "JK010",
    "key",
    """A key is a plain word.

Bad:   ? [a, b] : c
Mend:  write `name: value`.""",
)
NOT_A_FILE = _error(
    "JK011",
    "not-a-file",
    """Everything in a knowledge base is a regular file or a folder, hidden ones too.

Bad:   a link, also one that stays inside; a pipe, a socket, a device
Mend:  delete it, or put the content itself in its place.
Why:   a link reads or writes a file that nobody reviewed, whatever its name says and wherever it
       leads by the time somebody follows it; reading a pipe never ends. No folder lies more than
       eight deep. Only `.git` at the top is passed over.""",
)
UNREADABLE = _error(
    "JK012",
    "unreadable",
    """A file could not be read.

Mend:  look at its permissions, and whether another program holds it.""",
)
EMPTY = _error(
    "JK013",
    "empty-file",
    """A file of records holds at least one record.

Mend:  write the record, or delete the file.""",
)
FILE_NAME = _error(
    "JK014",
    "file-name",
    """A file or folder has a name that Windows, macOS and Linux all take.

Bad:   aux.yaml; a:b?.yaml; "job.yaml "; JOB.yaml beside job.yaml; a name with a sign nobody sees
Good:  auxiliary-work.yaml
Mend:  rename it. Small letters, digits and hyphens fit everywhere.
Why:   where a system does not take a name, git cannot check out the folder; two names that differ
       only in capitals, or in how an accent is stored, are one file on Windows and macOS, and one
       of the two is lost. A path below the knowledge base has at most 150 characters, since
       Windows takes 260 for the whole path, and a name at most 255 bytes. The signs that JK002
       refuses in a text are refused in a name too. Hidden files and folders count.""",
)
CROWD = _error(
    "JK015",
    "too-many-files",
    """A knowledge base has at most 200,000 files and folders, and 512 MiB of files.

Mend:  take out what does not belong there; a file may hold any number of records of one kind.
Why:   a hundred thousand records, each in a file of its own, stay well below; more is a slip, such
       as a folder of another program, or an attack on whoever reads it.""",
)
LOST = _error(
    "JK016",
    "lost-file",
    """A file with records has the name, and the place, that a file of records has.

Bad:   kb/definition/job.yml, kb/definition/job.YAML, kb/definition/job.yaml.txt, kb/job.yaml
Bad:   kb/references.yml, where there is no references.yaml
Good:  kb/definition/job.yaml
Mend:  rename the file, or move it; delete it if it is not meant to be read.
Why:   nobody reads it, so its records are not printed; a pick such as `definition/*` passes over
       them without a word. A copy of records that are read elsewhere is a stray file (JK102).""",
)
NO_SOURCES = _error(
    "JK017",
    "no-sources",
    """Where texts cite, there is a list of sources: references.yaml or references.json.

Mend:  write references.yaml beside kb.yaml, or put it back.
Why:   without it no citation leads anywhere. That is one finding, and not one for each of them.""",
)
TRANSLATION = _error(
    "JK018",
    "translation-file",
    """A file of texts in another language lies by its record, and is named for record and language.

Bad:   kb/definition/jbo.es.yaml, kb/definition/job.es.yml, kb/definition/job.ES.yaml
Good:  kb/definition/job.es.yaml, kb/workshop/my-workshop.pt-BR.yaml, kb/kb.es.yaml
Mend:  rename it, or move it into the folder of the record's kind.
Why:   nobody would print its texts. A name with a dot before a short word, as `notes.old.yaml`,
       reads as that of a language; a file of records has another name. docs/languages.md tells
       the form.""",
)
OLDER_FORMAT = Rule(
    "JK020",
    "older-format",
    Severity.WARNING,
    """A knowledge base is of the format in which the program writes today.

Bad:   kb.yaml without `format`, which is the first one
Good:  format: 2
Mend:  `jobcareer-kb upgrade` shows what it changes, and writes it; comments stay as they are.
Why:   kinds and fields change now and then. A base of an earlier format goes on to be read as what
       it says, checked and built, and none of its records is told of for its format.""",
)
FORMER_NAME = Rule(
    "JK021",
    "former-name",
    Severity.WARNING,
    """In a knowledge base of today's format, a field has the name of today.

Bad:   verdict: supported
Good:  says_so: supported
Mend:  `jobcareer-kb check --fix` writes the name of today.
Why:   such a record came from a base of an earlier format, as a copy or by a merge. It is read as
       what it says. One that has both names has a field too many.""",
)
NEWER_FORMAT = _error(
    "JK022",
    "newer-format",
    """A knowledge base is of no later format than the program knows.

Bad:   format: 3, for a program that knows 1 and 2
Mend:  install a newer program, the way you got this one.
Why:   an older program does not know what the fields mean, so nothing else is said of the records.
       Do not lower the number: the records would stay as they are.""",
)
WINDOWS_FILE = Rule(
    "JK023",
    "windows-file",
    Severity.NOTE,
    """Lines of a file end as on Linux and macOS, and no byte order mark stands before the first.

Bad:   files that an editor on Windows saved with `CRLF`, or as `UTF-8 with BOM`
Mend:  `jobcareer-kb check --fix` writes them anew, after a diff. So that git does not bring it
       back, put a line `*.yaml text eol=lf` into `.gitattributes`, as `jobcareer-kb init` does.
Why:   both are read, and nothing that is built differs. But where one person has them and another
       has not, git shows every line of a file as changed, and nobody sees the one that is.
Note:  one finding for all files, at the first.""",
)

FOLDER = _error(
    "JK101",
    "unknown-folder",
    """The folder is the kind of its records, so its name must be a known kind.

Bad:   kb/definitions/job.yaml
Good:  kb/definition/job.yaml
Why:   nothing in such a folder is read, so nothing of it is printed; the finding names what is
       lost, once for all of its files.""",
)
STRAY = Rule(
    "JK102",
    "stray-file",
    Severity.WARNING,
    """A file that is no record is not read.

Bad:   kb/notes.txt; kb/definition/job.bak with records that stand in job.yaml too
Mend:  move it out of the knowledge base, or rename it to end in .yaml.
Note:  a file with records that nobody reads is an error (JK016).""",
)
MISSING_FIELD = _error(
    "JK110",
    "missing-field",
    """A record has every field that its kind requires.

`jobcareer-kb explain` lists codes; docs/records.md lists the fields of each kind.""",
)
UNKNOWN_FIELD = _error(
    "JK111",
    "unknown-field",
    """A record has no field that its kind does not know.

Bad:   meening: ...
Good:  meaning: ...
Why:   a field with a slip in its name would be left out of every handout in silence.""",
)
VALUE = _error(
    "JK112",
    "value",
    """A value fits its field: a number where one is expected, one of the listed words, and so on.

Bad:   minutes: "five"
Good:  minutes: 5""",
)
SHAPE = _error(
    "JK113",
    "record-shape",
    """A file of records holds one record or a list of them, and lies in the folder of their kind.

Bad:   - job
Good:  - id: job
Bad:   kb/challenge/ask.yaml, with the fields of a step
Good:  kb/step/ask.yaml""",
)
SUM = _error(
    "JK114",
    "inconsistent",
    """The parts of a record agree with its whole.

Bad:   minutes: 60, and an agenda that adds up to 55
Mend:  change one of the two; the message gives both numbers.""",
)
TEXT = _error(
    "JK120",
    "text-markup",
    """A text uses only *emphasis*, **strong**, [name](https://...) and [@citation].

Bad:   See <b>this</b> or http://example.org
Good:  See **this** or [example.org](http://example.org)
Why:   other markup would be printed as it stands, in every format. docs/inline-text.md has the
       whole grammar. Escape a sign with a backslash to print it.""",
)
SETTINGS = _error(
    "JK130",
    "no-kb-yaml",
    """A folder is a knowledge base if it holds kb.yaml.

Mend:  `jobcareer-kb init DIR` makes one, or name the folder with --kb.""",
)
IGNORE_FORM = _error(
    "JK140",
    "ignore-form",
    """A comment that ignores a finding names its code and gives a reason.

Bad:   title: ...  # jk: ignore[JK404]
Good:  title: ...  # jk: ignore[JK404] reason="a proper name" until=2027-03-01
Mend:  add the reason; `until` is a choice. Codes on which every build stands cannot be ignored.
Why:   who reviews the next edit must see why the finding was left to stand. A comment covers its
       own line, or, on a line to itself, the field, entry or record that begins below it.""",
)
IGNORE_UNUSED = Rule(
    "JK141",
    "ignore-unused",
    Severity.WARNING,
    """A comment that ignores a finding has one to ignore.

Mend:  remove the comment, or move it to the line of the finding or the line above its field.
Why:   a comment left behind would hide the next finding of that code. Nothing is called unused
       while a record is broken, since the finding may hide behind it.""",
)
IGNORE_EXPIRED = Rule(
    "JK142",
    "ignore-expired",
    Severity.WARNING,
    """The day until which a finding is ignored has not passed.

Mend:  mend the finding and remove the comment, or look again and give a later day.
Why:   the finding was let stand for a time, and shows again after it. `check` takes today, or the
       day of --as-of; `build` takes the release date in kb.yaml, so that it never breaks on a day
       of its own.""",
)
DOUBLED_ID = _error(
    "JK301",
    "doubled-id",
    """An id stands once within its kind.

Mend:  give one of the two records another id; records that name it must follow.""",
)

TABLE = _error(
    "JK370",
    "table-form",
    """A table in the folder `data` has a line of column names, and rows with as many cells.

Bad:   soc_code;wage                      (semicolons)
Bad:   soc_code,wage
       39-9011,32,050                     (a comma within a number parts it in two)
Good:  soc_code,wage
       39-9011,32050
Mend:  save it as comma-separated values in UTF-8. A cell that holds a comma stands in double
       quotes. Each column has a name of its own.
Note:  at most 100,000 rows, 1,000 columns and 4 MiB. The first slips of a file are told, and no
       figure is compared with it until they are mended.""",
)
TABLE_ROW = Rule(
    "JK371",
    "table-row-doubled",
    Severity.WARNING,
    """A table says each thing once.

Bad:   39-9011,32050
       39-9011,32050
Mend:  take one of the two rows out; if one of them should say something else, correct it.
Why:   a row that stands twice was joined or copied by mistake, and the next one that is corrected
       will be only one of the two.""",
)

OF_FOLDER = frozenset(each.code for each in (NOT_A_FILE, UNREADABLE, FILE_NAME, CROWD))
"""Codes that walking through a folder gives, before a file is read."""
LOADING_RULES: tuple[Rule, ...] = tuple(
    sorted((v for v in globals().values() if isinstance(v, Rule)), key=lambda rule: rule.code)
)
