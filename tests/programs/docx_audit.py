"""What a Word file itself decides about its accessibility, read from its XML.

Independent of the writer on purpose: nothing of the package is imported. Each rule yields findings
as sentences; an empty audit is what the tests ask for, and planted defects prove that it can fail.
The rules are those of the AED Word baseline for Section 508 and of Microsoft's checker, as far as
a file decides them; whether an alternative text says the right thing is for a person.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from colors import ratio
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
SMALLEST = 10.5
_TYPED_MARK = re.compile(r"^\s*(?:[•▪○●◦☐□✓–*-]|\d{1,2}[.)]|[A-Za-z][.)])\s")
_BAD_LINK = re.compile(r"(?i)^(here|click here|link|this|more|read more|https?://.*)$")
_LEFTOVER = re.compile(r"\{\{|\}\}|\{%|\*\*|&amp;|&lt;|â€|Ã©|<kb-")


class DocxAudit:
    """One Word file, and every rule over it."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            self.names = package.namelist()
            self.parts = {
                name: etree.fromstring(package.read(name))
                for name in set(self.names)
                if name.endswith((".xml", ".rels"))
            }
        self.path = path
        self.body = self.parts["word/document.xml"][0]
        self.styles = {
            s.get(f"{W}styleId"): s for s in self.parts["word/styles.xml"].iter(f"{W}style")
        }
        self.default = next(
            key
            for key, s in self.styles.items()
            if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") == "1"
        )
        self.stories = [self.body] + [
            root
            for name, root in sorted(self.parts.items())
            if re.match(r"word/(header|footer|footnotes|endnotes)\d*\.xml", name)
        ]

    def findings(self) -> list[str]:
        """Every finding of every rule."""
        rules = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("rule_")]
        return [f"{rule.__name__[5:]}: {text}" for rule in rules for text in rule()]

    # Reading -----------------------------------------------------------------------------------

    def chain(self, style: str | None) -> Iterator[Any]:
        """A style and all that it is based on."""
        while style in self.styles:
            yield self.styles[style]
            base = self.styles[style].find(f"{W}basedOn")
            style = None if base is None else base.get(f"{W}val")

    def paragraph_style(self, p: Any) -> str:
        found = p.find(f"{W}pPr/{W}pStyle")
        return self.default if found is None else found.get(f"{W}val")

    def paragraph_property(self, p: Any, name: str) -> Any:
        """The element that decides a paragraph's property, its own or a style's."""
        own = p.find(f"{W}pPr/{W}{name}")
        if own is not None:
            return own
        for style in self.chain(self.paragraph_style(p)):
            if (found := style.find(f"{W}pPr/{W}{name}")) is not None:
                return found
        return None

    def run_property(self, run: Any, name: str) -> Any:
        """The element that decides a run's property: its own, its style's, its paragraph's."""
        own = run.find(f"{W}rPr/{W}{name}")
        if own is not None:
            return own
        style = run.find(f"{W}rPr/{W}rStyle")
        chains = [style.get(f"{W}val")] if style is not None else []
        p = next(run.iterancestors(f"{W}p"))
        for start in (*chains, self.paragraph_style(p)):
            for each in self.chain(start):
                if (found := each.find(f"{W}rPr/{W}{name}")) is not None:
                    return found
        return self.parts["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}{name}")

    def runs(self) -> Iterator[tuple[Any, str]]:
        """Every run that shows words, with them."""
        for story in self.stories:
            for run in story.iter(f"{W}r"):
                words = "".join(t.text or "" for t in run.iter(f"{W}t"))
                if words.strip():
                    yield run, words

    def paragraphs(self) -> Iterator[Any]:
        yield from self.body.iter(f"{W}p")

    def level(self, p: Any) -> int | None:
        """Level of a heading, from the style's name: styleIds are localized."""
        for style in self.chain(self.paragraph_style(p)):
            name = style.find(f"{W}name").get(f"{W}val").lower()
            if match := re.fullmatch(r"heading (\d)", name):
                return int(match[1])
        return None

    def size(self, run: Any) -> float:
        found = self.run_property(run, "sz")
        return 10.0 if found is None else int(found.get(f"{W}val")) / 2

    def bold(self, run: Any) -> bool:
        found = self.run_property(run, "b")
        return found is not None and found.get(f"{W}val") not in ("0", "false")

    def background(self, run: Any) -> str:
        """Fill behind a run: its own, its paragraph's, its cell's, its table's, the page's."""
        p = next(run.iterancestors(f"{W}p"))
        shades = [self.run_property(run, "shd"), self.paragraph_property(p, "shd")]
        cell = next(run.iterancestors(f"{W}tc"), None)
        if cell is not None:
            shades += [cell.find(f"{W}tcPr/{W}shd"), *self._head_shades(cell)]
        fills = (shade.get(f"{W}fill") for shade in shades if shade is not None)
        return next((fill for fill in fills if fill not in (None, "auto")), "FFFFFF")

    def _head_shades(self, cell: Any) -> Iterator[Any]:
        """What the table's style puts behind the cells of its first row."""
        row = cell.getparent()
        table = row.getparent()
        style, look = (table.find(f"{W}tblPr/{W}{name}") for name in ("tblStyle", "tblLook"))
        heads = look is not None and look.get(f"{W}firstRow") == "1"
        if style is None or not heads or row is not table.find(f"{W}tr"):
            return
        for each in self.chain(style.get(f"{W}val")):
            for part in each.iter(f"{W}tblStylePr"):
                if part.get(f"{W}type") == "firstRow":
                    yield part.find(f"{W}tcPr/{W}shd")

    # Rules -------------------------------------------------------------------------------------

    def rule_title(self) -> Iterator[str]:
        title = self.parts["docProps/core.xml"].findtext(f"{DC}title") or ""
        first = next((words(p) for p in self.paragraphs() if self.level(p) == 1), "")
        if not title.strip() or title != first:
            yield f"property is {title!r}, heading 1 is {first!r}"

    def rule_language(self) -> Iterator[str]:
        lang = self.parts["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        if lang is None or not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", lang.get(f"{W}val") or ""):
            yield "no default language"
        if not self.parts["docProps/core.xml"].findtext(f"{DC}language"):
            yield "no dc:language"

    def rule_headings(self) -> Iterator[str]:
        levels = [(self.level(p), p) for p in self.paragraphs()]
        found = [(level, words(p), p) for level, p in levels if level is not None]
        order = [level for level, _, _ in found]
        if order.count(1) != 1 or order[0] != 1:
            yield f"levels begin {order[:3]}, expected one heading 1 first"
        before = 0
        for level, text, p in found:
            if level > before + 1:
                yield f"level {before} is followed by {level}: {text!r}"
            if not text.strip():
                yield f"empty heading of level {level}"
            if len(text) > 120:
                yield f"heading of {len(text)} characters: {text!r}"
            if self.paragraph_property(p, "keepNext") is None:
                yield f"heading may part from its text: {text!r}"
            before = level

    def rule_tables(self) -> Iterator[str]:
        for number, table in enumerate(self.body.iter(f"{W}tbl"), 1):
            for text in self._table(table):
                yield f"table {number}: {text}"

    def _table(self, table: Any) -> Iterator[str]:
        rows = table.findall(f"{W}tr")
        look = table.find(f"{W}tblPr/{W}tblLook")
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        if not heads[0] or look is None or look.get(f"{W}firstRow") != "1":
            yield "no header row"
        if True in heads[heads.index(False) if False in heads else len(heads) :]:
            yield "header rows are not together at the top"
        for name in ("gridSpan", "vMerge", "hMerge"):
            if table.find(f".//{W}{name}") is not None:
                yield f"merged cells ({name})"
        if table.find(f".//{W}tc//{W}tbl") is not None:
            yield "a table in a table"
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for at, row in enumerate(rows, 1):
            texts = ["".join(words(p) for p in c.iter(f"{W}p")).strip() for c in row.iter(f"{W}tc")]
            if len(texts) != columns:
                yield f"row {at} has {len(texts)} cells in a grid of {columns}"
            if at == 1 and not all(texts):
                yield "an empty head cell"
            if not all(texts):
                yield f"row {at} has a cell without words: {texts}"
            if row.find(f"{W}trPr/{W}cantSplit") is None:
                yield f"row {at} may break over pages"
            height = row.find(f"{W}trPr/{W}trHeight")
            if height is not None and height.get(f"{W}hRule") == "exact":
                yield f"row {at} has an exact height"
        properties = table.find(f"{W}tblPr")
        description = properties.find(f"{W}tblDescription")
        if description is None or not (description.get(f"{W}val") or "").strip():
            yield "no description"
        if properties.find(f"{W}tblpPr") is not None:
            yield "floats"
        if columns < 2 or len(rows) < 2:
            yield f"looks like layout: {len(rows)} rows, {columns} columns"

    def rule_objects(self) -> Iterator[str]:
        for story in self.stories:
            for drawing in story.iter(f"{W}drawing"):
                if drawing.find(f"{WP}anchor") is not None:
                    yield "a floating object"
                properties = drawing.find(f".//{WP}docPr")
                decorative = "decorative" in etree.tostring(drawing).decode()
                description = properties.get("descr", "") if properties is not None else ""
                if not decorative and (not description.strip() or len(description) > 250):
                    yield f"alternative text is {description!r}"
                if re.search(r"(?i)\.(png|jpe?g|svg|gif)$|^image of", description):
                    yield f"alternative text is {description!r}"
            for name in (f"{W}pict", f"{W}object"):
                if story.find(f".//{name}") is not None:
                    yield "an old drawing, embedded object or watermark"

    def rule_lists(self) -> Iterator[str]:
        for p in self.paragraphs():
            # In a heading or a cell, "2." or "B." names the part or the option that is spoken of.
            label = self.level(p) is not None or next(p.iterancestors(f"{W}tc"), None) is not None
            typed = self.paragraph_property(p, "numPr") is None and _TYPED_MARK.match(words(p))
            if typed and not label:
                yield f"typed list mark: {words(p)[:60]!r}"
        seen: dict[str, int] = {}
        section = 0
        for p in self.paragraphs():
            if self.level(p) is not None:
                section += 1
            number = self.paragraph_property(p, "numPr")
            if number is None or self._bulleted(number):
                continue
            key = number.find(f"{W}numId").get(f"{W}val")
            if seen.setdefault(key, section) != section:
                yield f"a numbered list runs on over a heading: {words(p)[:60]!r}"

    def _bulleted(self, number: Any) -> bool:
        numbering = self.parts["word/numbering.xml"]
        key = number.find(f"{W}numId").get(f"{W}val")
        level = number.find(f"{W}ilvl")
        at = "0" if level is None else level.get(f"{W}val")
        num = next(n for n in numbering.iter(f"{W}num") if n.get(f"{W}numId") == key)
        abstract = num.find(f"{W}abstractNumId").get(f"{W}val")
        for each in numbering.iter(f"{W}abstractNum"):
            if each.get(f"{W}abstractNumId") == abstract:
                for lvl in each.iter(f"{W}lvl"):
                    if lvl.get(f"{W}ilvl") == at:
                        return lvl.find(f"{W}numFmt").get(f"{W}val") == "bullet"
        return False

    def rule_links(self) -> Iterator[str]:
        marks = {b.get(f"{W}name") for b in self.body.iter(f"{W}bookmarkStart")}
        relations = {
            r.get("Id"): r.get("Target") for r in self.parts["word/_rels/document.xml.rels"]
        }
        targets: dict[str, set[str]] = {}
        for link in self.body.iter(f"{W}hyperlink"):
            text = "".join(t.text or "" for t in link.iter(f"{W}t")).strip()
            anchor, key = link.get(f"{W}anchor"), link.get(f"{R}id")
            if anchor is not None and anchor not in marks:
                yield f"{text!r} leads to {anchor!r}, which is not there"
            if key is not None and key not in relations:
                yield f"{text!r} has no target"
            if not text or _BAD_LINK.match(text):
                yield f"link text {text!r}"
            targets.setdefault(text, set()).add(str(anchor or relations.get(key)))
            for run in link.iter(f"{W}r"):
                line = self.run_property(run, "u")
                if line is None or line.get(f"{W}val") == "none":
                    yield f"{text!r} is marked by color alone"
        for text, urls in targets.items():
            if len(urls) > 1:
                yield f"{text!r} leads to {sorted(urls)}"

    def rule_spacing(self) -> Iterator[str]:
        for p in self.paragraphs():
            before = p.getprevious()
            gap = before is not None and before.tag == f"{W}tbl"
            if not words(p).strip() and p.find(f".//{W}drawing") is None and not gap:
                yield f"empty paragraph of style {self.paragraph_style(p)}"
            text = "".join(
                "\t" if t.tag == f"{W}tab" else t.text or ""
                for t in p.iter(f"{W}t", f"{W}tab")
                if t.getparent().tag == f"{W}r"
            )
            if re.search(r" {3,}|\t{2,}|_{4,}", text):
                yield f"spaces, tabs or underscores make room: {text[:60]!r}"

    def rule_letters(self) -> Iterator[str]:
        for run, text in self.runs():
            if (size := self.size(run)) < SMALLEST:
                yield f"{size} points, expected at least {SMALLEST}: {text[:40]!r}"
            for name in ("caps", "effect", "vanish", "dstrike"):
                found = self.run_property(run, name)
                if found is not None and found.get(f"{W}val") not in ("0", "false", "none"):
                    yield f"{name}: {text[:40]!r}"
            line = self.run_property(run, "u")
            linked = next(run.iterancestors(f"{W}hyperlink"), None) is not None
            if line is not None and line.get(f"{W}val") != "none" and not linked:
                yield f"underlined but no link: {text[:40]!r}"
        for p in self.paragraphs():
            side = self.paragraph_property(p, "jc")
            if side is not None and side.get(f"{W}val") == "both":
                yield f"justified: {words(p)[:40]!r}"
            line = self.paragraph_property(p, "spacing")
            if line is not None and line.get(f"{W}lineRule") == "exact":
                yield f"exact line height: {words(p)[:40]!r}"

    def rule_contrast(self) -> Iterator[str]:
        for run, text in self.runs():
            found = self.run_property(run, "color")
            ink = "000000" if found is None else found.get(f"{W}val")
            ink = "000000" if ink == "auto" else ink
            behind = self.background(run)
            size = self.size(run)
            needed = 3.0 if size >= 18 or (size >= 14 and self.bold(run)) else 4.5
            if (value := ratio(ink, behind)) < needed:
                yield f"{value:.2f}:1 of {ink} on {behind}, needs {needed}: {text[:40]!r}"

    def rule_settings(self) -> Iterator[str]:
        settings = self.parts["word/settings.xml"]
        modes = [
            s.get(f"{W}val")
            for s in settings.iter(f"{W}compatSetting")
            if s.get(f"{W}name") == "compatibilityMode"
        ]
        if modes != ["15"]:
            yield f"compatibility mode {modes}, expected 15"
        for name in ("documentProtection", "updateFields", "trackRevisions"):
            if settings.find(f"{W}{name}") is not None:
                yield f"{name} is set"
        for name in ("ins", "del", "commentReference", "sdt"):
            if self.body.find(f".//{W}{name}") is not None:
                yield f"{name} in the body"

    def rule_pages(self) -> Iterator[str]:
        for number, section in enumerate(self.body.iter(f"{W}sectPr"), 1):
            size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
            if size is None or not {f"{W}w", f"{W}h"} <= set(size.attrib):
                yield f"section {number} has no page size"
            for side in ("top", "right", "bottom", "left"):
                if margin is None or int(margin.get(f"{W}{side}", "0")) < 720:
                    yield f"section {number}: margin {side} under half an inch"
        footers = [root for name, root in self.parts.items() if name.startswith("word/footer")]
        for footer in footers:
            codes = [f.get(f"{W}instr") or "" for f in footer.iter(f"{W}fldSimple")]
            codes += [i.text or "" for i in footer.iter(f"{W}instrText")]
            if not any("PAGE" in code.split() for code in codes):
                yield "a footer without page number"
        if not footers:
            yield "no footer"

    def rule_package(self) -> Iterator[str]:
        doubled = [name for name, count in Counter(self.names).items() if count > 1]
        if doubled:
            yield f"parts with one name: {doubled}"
        for what, attribute in ((f"{W}bookmarkStart", f"{W}id"), (f"{W}bookmarkStart", f"{W}name")):
            ids = Counter(e.get(attribute) for e in self.body.iter(what))
            if twice := [key for key, count in ids.items() if count > 1]:
                yield f"{attribute[len(W) :]} of bookmarks used twice: {twice[:3]}"
        ends = {e.get(f"{W}id") for e in self.body.iter(f"{W}bookmarkEnd")}
        starts = {e.get(f"{W}id") for e in self.body.iter(f"{W}bookmarkStart")}
        if ends != starts:
            yield "a bookmark without its other end"
        used = {
            e.get(f"{W}val")
            for story in self.stories
            for e in story.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
        }
        if lost := sorted(used - set(self.styles)):
            yield f"styles that are not defined: {lost}"

    def rule_leftovers(self) -> Iterator[str]:
        for story in self.stories:
            for p in story.iter(f"{W}p"):
                if found := _LEFTOVER.search(words(p)):
                    yield f"{found[0]!r} in {words(p)[:80]!r}"

    def rule_false_headings(self) -> Iterator[str]:
        """A short bold line on its own reads as a heading, but no screen reader says so."""
        for p in self.paragraphs():
            if self.level(p) is not None or next(p.iterancestors(f"{W}tc"), None) is not None:
                continue
            runs = [run for run in p.iter(f"{W}r") if run.find(f"{W}t") is not None]
            text = words(p).strip()
            bold = bool(runs) and all(self.bold(run) for run in runs)
            if bold and len(text) < 60 and not text.endswith((".", "?", "!", ":")):
                yield text


def words(p: Any) -> str:
    """The words of a paragraph."""
    return "".join(t.text or "" for t in p.iter(f"{W}t"))
