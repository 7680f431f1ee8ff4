"""A handout that is edited in LibreOffice in every way that people edit one, and pulled."""

from collections.abc import Callable
from pathlib import Path

import pytest
from edited_handout import Work
from restyled_in_office import restyled_in_office

pytestmark = pytest.mark.office

FIND = """
  s = document.createSearchDescriptor()
  s.SearchString = "{}"
  f = document.findFirst(s)
"""
WHOLE = f"""{FIND}
  c = f.Text.createTextCursorByRange(f)
  c.gotoStartOfParagraph(False)
  c.gotoEndOfParagraph(True)
"""
PASTED = f"""{FIND}
  document.CurrentController.select(f.Start)
  document.CurrentController.insertTransferable(t)
"""
TAKEN = """
  document.CurrentController.select(c)
  t = document.CurrentController.getTransferable()
"""
EDITS = {
    "a word": FIND.format("usual weather of") + 'f.setString("usual weather at")',
    "a sentence behind the number": WHOLE.format("A forecast helps for about")
    + 'f.Text.insertString(c.End, " Then look again.", False)',
    "a paragraph split": FIND.format(". Then you plan")
    + "f.Text.insertControlCharacter(f.Start, 0, False)",
    "a paragraph deleted": WHOLE.format("It also says how much")
    + 'c.goRight(1, True)\n  c.setString("")',
    "a paragraph copied": WHOLE.format("Both belong to a place")
    + TAKEN + PASTED.format("How they often differ"),
    "a paragraph moved": WHOLE.format("What is usual helps you choose")
    + TAKEN + 'c.setString("")' + PASTED.format("What both share"),
    "all words of a text": FIND.format("How far away is the day that you plan for?")
    + 'f.setString("When is your day?")',
    "a cell": FIND.format("Minutes, days, or weeks") + 'f.setString("Minutes, hours, or days")',
    "a label": FIND.format("What to do") + 'f.setString("What we do")',
    "words of their own": FIND.format("Questions to ask")
    + 'f.Text.insertString(f.Start, "Ask at 12 Main Street.", False)\n'
    "  f.Text.insertControlCharacter(f.Start, 0, False)",
    "bold": FIND.format("You leave with a plan") + "f.CharWeight = 150",
    "a comment": FIND.format("Tell somebody") + """
  a = document.createInstance("com.sun.star.text.textfield.Annotation")
  a.Author = "Ben"
  a.Content = "Whom?"
  f.Text.insertTextContent(f.End, a, False)""",
}  # fmt: skip


def test_every_edit_in_libreoffice_is_told_for_what_it_is(
    work: Work, tmp_path: Path, golden: Callable[[str, bytes], None]
) -> None:
    data = work.handout.read_bytes()
    work.handout.write_bytes(restyled_in_office(tmp_path, ".docx", data, "\n".join(EDITS.values())))
    result = work.pull("--dry-run")
    said = result.stdout.replace(f"{work.kb}", "kb")
    golden("pulling/edited_in_office.txt", said.encode())
    assert result.exit_code == 1  # a label of the template was changed
    assert work.pull().exit_code == 1
    assert "usual weather at a place" in work.file("definition/climate.yaml")


@pytest.mark.parametrize("times", [1, 2], ids=["saved once", "saved twice"])
def test_a_file_that_libreoffice_only_saved_gives_no_change(
    work: Work, tmp_path: Path, times: int
) -> None:
    for _ in range(times):
        data = work.handout.read_bytes()
        work.handout.write_bytes(restyled_in_office(tmp_path, ".docx", data, ""))
    assert work.pull().stdout == "no changes\n"
