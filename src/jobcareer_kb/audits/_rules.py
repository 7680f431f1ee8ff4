"""What each code of an audit means (JK7xx): one table; each format says how it looks for them."""

import textwrap
from dataclasses import dataclass

from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.rule import Rule


@dataclass(frozen=True, slots=True)
class AuditRule(Rule):
    """A rule of files."""

    mend: str = ""
    """How to mend what breaks it, in a line."""
    topic: str = ""
    """What it is about: rules of one topic share a line of the report beside the files."""
    stops: bool = True
    """False where an author's words alone can break it: a build says so and goes on, unless a base
    document decides it."""


_SAID = "A build stops where a base document decides it. In the words of a record it is a warning."


def _rule(
    code: str,
    name: str,
    topic: str,
    meaning: str,
    bad: str,
    mend: str,
    why: str,
    stops: bool = True,
) -> AuditRule:
    lines = (
        textwrap.fill(text, 96, initial_indent=f"{label:<7}", subsequent_indent=" " * 7)
        for label, text in (("Bad:", bad), ("Mend:", mend), ("Why:", why))
    )
    said = () if stops else ("", _SAID)
    manual = "\n".join((meaning, "", *lines, *said))
    also = () if stops else (Severity.WARNING,)
    return AuditRule(code, name, Severity.ERROR, manual, also, mend=mend, topic=topic, stops=stops)


TEXT_KEPT = _rule(
    "JK702",
    "text-kept",
    "text",
    "A file holds every word of its document, each once and in its order.",
    "a paragraph that the writer left out, or wrote twice",
    "this is a fault of the program, or of a change to a writer: please report it",
    "a check of the records says nothing of what people read if the file says something else.",
)
FILE_TITLE = _rule(
    "JK703",
    "file-title",
    "named",
    "The title in a file's properties is that of its first heading or slide.",
    "no title, or the title of another document",
    "give the template a title; it is written into the properties (File, Info, Title)",
    "screen readers and windows name a file by it.",
)
FILE_LANGUAGE = _rule(
    "JK704",
    "file-language",
    "named",
    "A file says in which language it is.",
    "no language in the styles, or of words on a slide",
    "in the base document: Review, Language, Set Proofing Language",
    "a screen reader chooses its voice by it.",
)
HEADINGS = _rule(
    "JK705",
    "headings-in-order",
    "headings",
    "Headings begin with one of level 1, skip no level, have words, and stay with their text.",
    "level 2 and then level 4; an empty heading; a heading of more than 120 characters",
    "put the levels of the template in order; in the base document a heading needs "
    "Paragraph, Line and Page Breaks, Keep with next",
    "people who do not see the page go through it by its headings.",
    stops=False,
)
FALSE_HEADING = _rule(
    "JK706",
    "heading-in-looks-only",
    "headings",
    "What looks like a heading is one.",
    "a short bold line without a stop at its end, in the style Body Text",
    "make it a heading in the template; in a base document, give no style of text bold letters",
    "a screen reader passes over what only looks like a heading.",
    stops=False,
)
TABLE_HEAD = _rule(
    "JK707",
    "table-head",
    "tables",
    "Each table has a head row that says so, and no empty cell in it.",
    "the first row is bold, and no head row",
    "give the table head cells in the template (Layout, Repeat Header Rows; Table Design, "
    "Header Row)",
    "with each cell a screen reader says the head of its column.",
)
TABLE_SHAPE = _rule(
    "JK708",
    "table-shape",
    "tables",
    "A table is simple: equal rows, no merged, nested or empty cells; it stands in line.",
    "merged cells, a row of blanks, a row that breaks over two pages, a fixed height",
    "give every row one cell a column, with words (Layout, Split Cells; Table Properties, Row)",
    "who hears a table loses the place where columns come and go.",
)
TABLE_NAMED = _rule(
    "JK709",
    "table-described",
    "tables",
    "Each table has a description.",
    "a table without caption, heading and summary",
    "give the table a summary in the template (Table Properties, Alt Text)",
    "it lets people decide whether to go through the rows.",
)
ALTERNATIVE = _rule(
    "JK710",
    "alternative-text",
    "pictures",
    "What is seen has words for who cannot see it, or is marked as decoration.",
    "no words; the name of a file; 'image of'; more than 250 characters",
    "write what the picture tells into `alt` of its record, or `logo_alt` of the brand (Picture "
    "Format, Alt Text)",
    "a screen reader says these words in the place of the picture.",
    stops=False,
)
IN_LINE = _rule(
    "JK711",
    "objects-in-line",
    "pictures",
    "Pictures stand in line with text; there are no text boxes, watermarks or old drawings.",
    "a picture that floats beside the text; a watermark DRAFT",
    "set it in line (Picture Format, Wrap Text, In Line with Text), and write words as text",
    "what floats has no place in the order of reading.",
)
REAL_LIST = _rule(
    "JK712",
    "real-list",
    "lists",
    "A list is one to a screen reader, and a list that counts begins anew.",
    "'- one' and '2. two' typed by hand; options that are lettered by hand; a list that goes "
    "on counting behind a heading",
    "make it a list in the template; in a base document link the style to its list "
    "(Home, Multilevel List, Define New List Style)",
    "people hear how many entries there are, and which one they are at.",
    stops=False,
)
LINK_WORDS = _rule(
    "JK713",
    "link-says-where",
    "links",
    "The words of a link say where it leads, and no two places have the same words.",
    "'click here'; a bare address; one text with two targets",
    "write words that name the page into the record",
    "people go from link to link and hear nothing else.",
    stops=False,
)
LINK_TARGET = _rule(
    "JK714",
    "link-target",
    "links",
    "Each link leads somewhere, and is told from other words by more than color.",
    "a link to a bookmark that is not there; a link without a line below it",
    "in the base document: Styles, Hyperlink, Modify, Underline",
    "one man in twelve does not tell the colors apart.",
)
CONTRAST = _rule(
    "JK715",
    "contrast",
    "letters",
    "Letters stand out: 4.5 to 1 from their ground; 3 to 1 from 18 points, or 14 in bold, on.",
    "gray 999999 on white, 2.8 to 1",
    "take a darker color: in Word, Styles, the style, Modify, Font Color, More Colors; "
    "in PowerPoint, View, Slide Master, and the colors of the theme",
    "many eyes, and many projectors and printers, lose pale letters.",
)
SPACING = _rule(
    "JK716",
    "space-by-signs",
    "letters",
    "Room is made by styles, not by blank lines, rows of blanks, tabs or underscores.",
    "an empty paragraph; '____' to write on",
    "give the style room (Paragraph, Spacing), and take a cell to write in",
    "a screen reader says each blank line and each underscore.",
    stops=False,
)
TYPE_SIZE = _rule(
    "JK717",
    "type-size",
    "letters",
    "Letters are large enough: text 11 points, fine print 9; on slides 18, small lines 12.",
    "a base document whose Body Text has 10 points",
    "in Word: Styles, the style, Modify, the size; in PowerPoint: View, Slide Master",
    "people read at arm's length, and from the back row.",
)
PLAIN_LETTERS = _rule(
    "JK718",
    "plain-letters",
    "letters",
    "Text is set plain: from one side, with free lines, and no capitals, lines or motion.",
    "justified text; an exact line spacing; all capitals; words underlined that are no link",
    "in Word: Styles, the style, Modify, Format, Paragraph (Alignment Left, Line spacing Single "
    "or Multiple) or Font (no All caps, no underline)",
    "uneven gaps and lost shapes of words are hard on slow readers; exact lines cut large type.",
    stops=False,
)
FIELD_NAMED = _rule(
    "JK719",
    "field-named",
    "open",
    "What can be filled in on the screen has a name.",
    "a content control without a title",
    "in Word: Developer, Properties, Title; for a form field, Add Help Text",
    "a screen reader says the name where the cursor stands.",
)
FILE_OPEN = _rule(
    "JK720",
    "file-open",
    "open",
    "A file is finished and open: no protection, tracked change or comment, and of today's Word.",
    "Compatibility Mode; a question about fields on opening; changes that nobody accepted",
    "in the base document: Review, Accept All Changes, Delete All Comments, Restrict Editing, "
    "Stop Protection; File, Info, Convert",
    "protection keeps people from setting the letters as they need them.",
)
PAGES = _rule(
    "JK721",
    "pages-set",
    "pages",
    "Pages have a size, half an inch of margin, and their number as a field.",
    "a footer with a typed 'Page 3'",
    "in the base document: Layout, Margins and Size",
    "people who enlarge or print a page find their place by its number.",
)
READING_ORDER = _rule(
    "JK722",
    "reading-order",
    "slides",
    "What stands on a slide is read in the order in which it is seen.",
    "a title that is read last; a small head above a title that is read after it",
    "put the blocks of the template in their order; in a base document: Home, Arrange, Selection "
    "Pane, whose list is read from the bottom up",
    "a screen reader goes by the order of the file, not by the places on the slide.",
)
SLIDE_TITLE = _rule(
    "JK723",
    "slide-title",
    "slides",
    "Each slide has a title in the place for it, and no two have the same.",
    "a title in a text box",
    "give the section a heading in the template; in a base document: View, Slide Master, Title",
    "people go through slides by their titles.",
)
SLIDE_ROOM = _rule(
    "JK724",
    "slide-room",
    "slides",
    "What stands on a slide stands within it, has words, and covers nothing else.",
    "an empty placeholder; a table across the edge; two boxes one above the other",
    "give the boxes of the base document more room (View, Slide Master), or shorten the text",
    "what is covered or cut off is lost to who looks; what is empty is noise to who listens.",
)
SLIDE_NOTES = _rule(
    "JK725",
    "slide-notes",
    "slides",
    "Each slide has notes.",
    "a slide whose words are only spoken",
    "give the section notes in the template",
    "who cannot hear the talk, or was not there, has the words.",
)
STILL = _rule(
    "JK726",
    "still",
    "open",
    "Nothing moves or goes on by itself.",
    "a slide that advances after ten seconds; a film without captions",
    "in the base document: Transitions, After, off; Animations, None",
    "people read at their own speed.",
)
FILE_SOUND = _rule(
    "JK727",
    "file-sound",
    "open",
    "The file is whole: parts, ids, styles and relations are there, each once.",
    "two parts of one name; a style that is used and not defined",
    "this is a fault of the program, or of the base document: save that anew and build again",
    "Word mends such a file by leaving something out, or does not open it.",
)
LEFTOVER = _rule(
    "JK728",
    "leftover",
    "text",
    "No signs of a template, of markup or of a wrong encoding are left in the words.",
    "'{{ title }}', '**bold**', '&amp;', 'cafÃ©'",
    "mend the text of the record, or the template",
    "a reader takes them for a fault, and a screen reader says each of them.",
)

TAGGED = _rule(
    "JK729",
    "tagged",
    "open",
    "A PDF file is PDF/UA-1: it is tagged, and each tag is known and stands where it may.",
    "a file without tags; an entry of a list outside of any list",
    "this is a fault of the program, or of a change to its writer: please report it",
    "without tags a screen reader guesses what is a heading, a list, a cell.",
)

AUDIT_RULES: tuple[AuditRule, ...] = tuple(
    sorted((v for v in globals().values() if isinstance(v, AuditRule)), key=lambda rule: rule.code)
)
