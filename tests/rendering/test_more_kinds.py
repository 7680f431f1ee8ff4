"""Cases, procedures, calculations and pictures: printed where a workshop picks them."""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import replace

import pytest
from test_picks import SHOP, STARTER, shop

from jobcareer_kb.building.make import WriteFault, job, make
from jobcareer_kb.building.plan import plan
from jobcareer_kb.checking.inspection import Inspected, inspect
from jobcareer_kb.checks.names.calculation_holds import worked_out
from jobcareer_kb.loading.files import Listing, SourceFile, may_hold_records, read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.pictures import NoPicture, picture_of
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.product import render

pytestmark = pytest.mark.slow


def chunk(name: bytes, data: bytes) -> bytes:
    whole = name + data
    return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))


def png(width: int = 4, height: int = 2) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x7f" * width for _ in range(height)) if width < 100 else b""
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def png_of(packed: bytes) -> bytes:
    """A PNG of the usual size with other image data."""
    return png().replace(chunk(b"IDAT", zlib.compress(b"\0\x7f\x7f\x7f\x7f" * 2)), packed)


def jpeg(width: int = 640, height: int = 480) -> bytes:
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\1\1\0\0\1\0\1\0\0"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    scan = b"\xff\xda" + struct.pack(">HBBBBBB", 8, 1, 1, 0, 0, 63, 0) + b"\x7f"
    return b"\xff\xd8" + app + frame + scan + b"\xff\xd9"


CASE = """id: storm-coming
title: The picnic
text: A family packs for a picnic. The sky is dark in the west.
ask: What should they look up before they go?
answer: The forecast for the next hours. [@noaa-weather]
"""
HIKE = """id: pack-for-cold
title: Keep food cold on a hike
when: On days in summer.
acts:
  - do: Put the food into a cold bag.
    limit: Keep it below 41 °F. [@noaa-weather]
  - do: Eat it within two hours.
warning: Warm food can make people ill. [@noaa-weather]
"""
SUM = """id: mean-of-days
title: What is usual in a week
task: Find the mean of three days.
given:
  - name: Three days
    value: 60, 66, and 72 °F [@noaa-weather]
steps:
  - say: Add the days.
    sum: 60 + 66 + 72 = 198
  - say: Divide by how many there are.
    sum: 198 ÷ 3 = 66
result: The mean is 66 °F.
"""
PICTURE = """id: two-skies
file: two-skies.png
title: Two skies
alt: A clear sky on the left and a dark sky on the right.
caption: The sky may change within an hour. [@noaa-weather]
licence:
  holder: A. Painter
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/
"""
PATH = """id: watching-the-sky
title: One path in weather work
shows: A path that climbs from observer to forecaster; a dashed line leads to teacher.
note: What each asks for at the start is typical. [@noaa-weather]
heads: [To start]
roles:
  - {id: observer, name: Observer, facts: [A course of some weeks]}
  - {id: forecaster, name: Forecaster, facts: [A degree in the science of air]}
  - {id: teacher, name: Teacher, facts: [A license to teach]}
moves:
  - {after: observer, to: forecaster, kind: up, words: longer schooling}
  - {after: forecaster, to: teacher, kind: branch, words: work with people}
"""
QUESTION = "question/check-what-you-know.yaml"
SHEETS = "activity/sort-the-cards.yaml"
MORE = ["scenario/*", "procedure/*", "calculation/*", "image/*", "pathway/*"]


SHOWN = (
    *("definition/climate", "definition/weather", "question/q-trip-next-year"),
    *("scenario/storm-coming", "procedure/pack-for-cold", "calculation/mean-of-days"),
    *("image/two-skies", "pathway/watching-the-sky"),
)


def files(**changes: bytes | str) -> dict[str, bytes | str]:
    asked = (STARTER / QUESTION).read_text(encoding="utf-8")
    return {
        "scenario/storm-coming.yaml": CASE,
        "procedure/pack-for-cold.yaml": HIKE,
        "calculation/mean-of-days.yaml": SUM,
        "image/two-skies.yaml": PICTURE,
        "image/two-skies.png": png(),
        "pathway/watching-the-sky.yaml": PATH,
        QUESTION: asked.replace("  stem:", "  scenario: scenario/storm-coming\n  stem:", 1),
        SHOP: shop(
            handout=["definition/*", "distinction/*", "takeaway/*", "challenge/*", *MORE],
            slides=["activity/*", "definition/*", "question/q-trip-next-year", *MORE],
        ).replace("- definition/*\n", "- definition/*\n  - guide/*\n  - resource/*\n", 1),
        **{name.replace("__", "/").replace("_", ".", 1): data for name, data in changes.items()},
    }


def looked(over: dict[str, bytes | str]) -> Inspected:
    kept: dict[str, bytes | str] = {
        file.path: file.data for file in read_folder(STARTER, "kb").files
    }
    every = [
        SourceFile(path, f"kb/{path}", data.encode() if isinstance(data, str) else data)
        for path, data in ({**kept, **over}).items()
    ]
    read = tuple(file for file in every if may_hold_records(file.path))
    return inspect(Listing("kb", read, (), tuple(f for f in every if f not in read)))


def made(product: str, format: str, over: dict[str, bytes | str] | None = None) -> bytes:
    found = looked(files() if over is None else over)
    assert [d.message for d in found.report.diagnostics if d.severity.name != "NOTE"] == []
    assert found.kb is not None
    artifact = next(a for a in plan(found.kb) if a.product == product)
    templates = Templates(packaged("templates"), "templates")
    return make(job(found.kb, replace(artifact, format=format), templates, Look())).data


def test_a_handout_prints_each() -> None:
    text = made("handout", "markdown").decode()
    assert "### The picnic" in text
    assert "What should they look up" in text
    assert "forecast for the next hours" not in text
    assert "Keep it below 41 °F." in text
    assert "198 ÷ 3 = 66" in text
    assert "[A clear sky on the left and a dark sky on the right.\\]" in text
    assert "Two skies, by A. Painter. License: [CC BY 4.0]" in text


@pytest.mark.parametrize("product", ["handout", "slides"])
def test_what_a_calculation_assumes_is_printed_as_such(product: str) -> None:
    sum_ = SUM.replace("value: 60, 66, and 72 °F [@noaa-weather]", "assumed: 60, 66, and 72 °F")
    over = files() | {"calculation/mean-of-days.yaml": sum_}
    assert "60, 66, and 72 °F (assumed)" in made(product, "markdown", over).decode()


def test_a_path_is_drawn_above_its_table() -> None:
    text = made("handout", "markdown").decode()
    drawn = "[A path that climbs from observer to forecaster; a dashed line leads to teacher. The"
    assert text.index(drawn) < text.index("Branch, after years: work with people")
    package = zipfile.ZipFile(io.BytesIO(made("slides", "pptx")))
    slides = [package.read(n).decode() for n in package.namelist() if "slides/slide" in n]
    assert sum(f'descr="{drawn[1:-4]}' in slide and "<p:grpSp>" in slide for slide in slides) == 1


def test_a_word_file_marks_the_texts_of_a_drawing_in_the_table_beside_it() -> None:
    kb = looked(files()).kb
    assert kb is not None
    (artifact,) = (a for a in plan(kb, formats=["docx"]) if a.product == "handout")
    each = job(kb, artifact, Templates(packaged("templates"), "templates"), Look())
    rendered = render(each.selection, each.items, each.templates)
    name = ("pathway/watching-the-sky", ("roles", 1, "name"))
    drawn, told = (m.name for m in rendered.marks if (m.record, m.route) == name)
    package = zipfile.ZipFile(io.BytesIO(made("handout", "docx")))
    body = package.read("word/document.xml").decode()
    assert (body.count(f'w:name="{drawn}"'), body.count(f'w:name="{told}"')) == (0, 1)


def with_a_path() -> dict[str, bytes | str]:
    """A sheet is the path, and a slide shows it."""
    text = (STARTER / SHEETS).read_text(encoding="utf-8")
    start, end = text.index("    kind: cards"), text.index("    heads:")
    instruction = text[start:end].partition("\n")[2]
    path = f"    kind: table\n{instruction}    pathway: pathway/watching-the-sky\n"
    told = (STARTER / "objective/tell-apart.yaml").read_text(encoding="utf-8")
    shown = f"      - say: Look.\n        show: [{', '.join(SHOWN)}]\n      - say: Make two"
    return {
        **files(),
        SHEETS: text[:start].replace("      - say: Make two", shown) + path,
        "objective/tell-apart.yaml": told.replace("eight", "many"),
    }


def test_a_sheet_may_be_a_path() -> None:
    assert "A course of some weeks" in made("sheet", "markdown", with_a_path()).decode()


def test_a_guide_that_holds_the_sheets_holds_their_path() -> None:
    settings = (STARTER / "kb.yaml").read_text(encoding="utf-8")
    without = re.sub(r"(?m)^  sheet:.*\n(?:    .*\n)+", "", settings)
    over = {**with_a_path(), "kb.yaml": without}
    assert "A course of some weeks" in made("facilitator-guide", "markdown", over).decode()


def test_slides_print_each_and_the_answer_in_their_notes() -> None:
    text = made("slides", "markdown").decode()
    body = [part.split("::: notes")[0] for part in text.split("\n## ")]
    assert any(part.startswith("The picnic") for part in body)
    assert not any("forecast for the next hours" in part for part in body)
    assert "A good answer: The forecast for the next hours." in text


def test_a_guide_prints_each_and_the_answer() -> None:
    text = made("facilitator-guide", "markdown").decode()
    shown = text.split("\n## What people work on\n")[1].split("\n## ")[0]
    heads = ["The picnic", "Keep food cold on a hike", "What is usual in a week", "Two skies"]
    assert [line[4:] for line in shown.split("\n") if line.startswith("### ")] == heads
    assert "A good answer: The forecast for the next hours." in shown
    assert "Keep it below 41 °F." in shown
    assert "198 ÷ 3 = 66" in shown
    assert "Two skies, by A. Painter. License: [CC BY 4.0]" in shown


def test_a_guide_traces_each() -> None:
    kb = looked(files()).kb
    assert kb is not None
    (artifact,) = (a for a in plan(kb, formats=["docx"]) if a.product == "facilitator-guide")
    each = job(kb, artifact, Templates(packaged("templates"), "templates"), Look())
    rendered = render(each.selection, each.items, each.templates)
    texts = {(mark.record, mark.route) for mark in rendered.marks}
    assert texts >= {
        ("scenario/storm-coming", ("answer",)),
        ("procedure/pack-for-cold", ("acts", 0, "limit")),
        ("calculation/mean-of-days", ("result",)),
        ("image/two-skies", ("caption",)),
    }


def test_a_workshop_without_any_has_no_such_chapter() -> None:
    assert "What people work on" not in made("facilitator-guide", "markdown", {}).decode()


@pytest.mark.parametrize("product", ["quiz", "key"])
def test_a_question_tells_its_case(product: str) -> None:
    text = made(product, "markdown").decode()
    assert "The sky is dark in the west." in text
    assert text.index("The sky is dark in the west.") < text.index("## Question 2")


@pytest.mark.parametrize("format", ["gift", "moodle-xml"])
def test_a_bank_tells_the_case(format: str) -> None:
    assert "The sky is dark in the west." in made(format.partition("-")[0], format).decode()


def test_cards_tell_cases() -> None:
    text = (STARTER / SHEETS).read_text(encoding="utf-8")
    start, end = text.index("    rows:"), len(text)
    cases = "    scenarios: [scenario/storm-coming, scenario/wind-coming]\n"
    over = files()
    told = STARTER / "objective/tell-apart.yaml"
    over["objective/tell-apart.yaml"] = told.read_text(encoding="utf-8").replace("eight", "many")
    other = CASE.replace("storm", "wind").replace("dark", "red").replace("The picnic", "The walk")
    over["scenario/wind-coming.yaml"] = other
    over[SHEETS] = text[:start] + cases + text[end:]
    guide = made("facilitator-guide", "markdown", over).decode()
    assert guide.count("The sky is dark in the west.") == 1
    assert guide.count("A good answer:") == 2
    cards = made("sheet", "markdown", over).decode()
    assert cards.count("The sky is dark in the west.") == 1
    assert "A good answer:" not in cards


def test_a_word_file_holds_the_picture_once_with_its_words() -> None:
    package = zipfile.ZipFile(io.BytesIO(made("handout", "docx")))
    media = [name for name in package.namelist() if name.startswith("word/media/")]
    assert [package.read(name) for name in media].count(png()) == 1
    body = package.read("word/document.xml").decode()
    assert body.count('descr="A clear sky on the left and a dark sky on the right."') == 1


FRAME = """id: two-skies
title: A photo of your sky
alt: Say where it is, and what the sky looks like.
"""


@pytest.mark.parametrize("format", ["docx", "pptx"])
def test_without_a_file_there_is_room_for_a_photo(format: str) -> None:
    over = {k: v for k, v in files().items() if not k.endswith(".png")}
    over["image/two-skies.yaml"] = FRAME
    product = {"docx": "handout", "pptx": "slides"}[format]
    package = zipfile.ZipFile(io.BytesIO(made(product, format, over)))
    parts = [package.read(n).decode() for n in package.namelist() if n.endswith((".xml", ".svg"))]
    assert any("Write here what it shows. Say where it is, and" in part for part in parts)
    assert any(">A photo of your sky<" in part for part in parts)


def test_a_slide_holds_the_picture_with_its_words() -> None:
    package = zipfile.ZipFile(io.BytesIO(made("slides", "pptx")))
    slides = [package.read(n).decode() for n in package.namelist() if "slides/slide" in n]
    assert sum('descr="A clear sky on the left' in slide for slide in slides) == 1


def test_another_picture_makes_its_files_again() -> None:
    before, after = looked(files()).kb, looked(files(image__two_skies="")).kb
    after = looked({**files(), "image/two-skies.png": png(5, 5)}).kb
    assert before is not None
    assert after is not None
    templates = Templates(packaged("templates"), "templates")
    changed = {
        artifact.product
        for artifact in plan(before)
        if job(before, artifact, templates, Look()).fingerprint
        != job(after, artifact, templates, Look()).fingerprint
    }
    assert changed == {"facilitator-guide", "handout", "slides"}


FAULTS = {
    "no file": ({"image/two-skies.png": None}, "no file 'two-skies.png' beside the record"),
    "another kind": ({"image/two-skies.png": b"GIF89a...."}, "is neither PNG nor JPEG"),
    "cut short": ({"image/two-skies.png": png()[:-9]}, "is cut short or damaged"),
    "no image data": ({"image/two-skies.png": png_of(b"")}, "holds no picture"),
    "empty image data": (
        {"image/two-skies.png": png_of(chunk(b"IDAT", zlib.compress(b"")))},
        "holds no picture",
    ),
    "little image data for its size": ({"image/two-skies.png": png(2000, 2000)}, "no picture"),
    "a frame alone": ({"image/two-skies.png": jpeg().partition(b"\xff\xda")[0]}, "no picture"),
    "too many pixels": ({"image/two-skies.png": png(9000, 9000)}, "has 9000 by 9000 pixels"),
    "a name of another kind": ({"image/two-skies.png": jpeg()}, "a picture of kind jpeg"),
    "unnamed": ({"image/third.png": png()}, "no record names this picture"),
    "a kind that is not printed": ({"image/third.gif": b"GIF"}, "not read"),
}


@pytest.mark.parametrize("over, said", FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_with_a_picture_is_told(over: dict[str, bytes | None], said: str) -> None:
    """JK394, but for files of another kind, which nobody reads."""
    given = {name: data for name, data in {**files(), **over}.items() if data is not None}
    found = [d.message for d in looked(given).report.diagnostics]
    assert any(said in message for message in found), found


@pytest.mark.parametrize(
    "alt, said",
    [
        ("two-skies.png", "is the name of a file"),
        ("Two skies", "is the name of a file"),
        ("IMG_2034.JPG", "is the name of a file"),
        ("Two skies of one day", "is the title"),
        ("photo", "is a word for any picture"),
        ("A photo of two skies over a hill.", "says what a screen reader says"),
        ("A clear sky and a dark sky.", ""),
    ],
)
def test_words_that_show_no_picture_are_told(alt: str, said: str) -> None:
    """JK395, whose cases need the file of a picture."""
    image = PICTURE.replace("title: Two skies", "title: Two skies of one day")
    image = re.sub("^alt: .*$", f"alt: {alt}", image, flags=re.MULTILINE)
    report = looked({**files(), "image/two-skies.yaml": image}).report
    found = [d.message for d in report.diagnostics if d.code == "JK395"]
    assert [said in message for message in found] == ([True] if said else [])


def test_a_licence_of_a_picture_agrees_with_its_address() -> None:
    """JK321, of an image."""
    image = PICTURE.replace("/by/4.0/", "/by-nc/4.0/")
    found = looked({**files(), "image/two-skies.yaml": image}).report.diagnostics
    assert [d.code for d in found] == ["JK321", "JK321"]  # at its name and at its address


def test_a_picture_whose_size_alone_is_right_is_no_traceback() -> None:
    head = png()[:33]
    rest = chunk(b"tEXt", b"\xff" * 5) + chunk(b"IDAT", b"\xff" * 9) + chunk(b"IEND", b"")
    broken = head + rest
    for product, format in (("handout", "docx"), ("slides", "pptx")):
        try:
            made(product, format, {**files(), "image/two-skies.png": broken})
        except WriteFault as fault:
            assert "cannot be opened" in str(fault)


_TURNED = png().replace(b"IDAT\x78", b"IDAT\x79")
"""A picture one of whose bytes is another than its sum says."""


@pytest.mark.parametrize(
    "data", [b"", png()[:20], b"\xff\xd8\xff\xe0\xff", jpeg()[:12], b"\xff" * 99, _TURNED]
)
def test_damaged_beginnings_are_no_picture(data: bytes) -> None:
    with pytest.raises(NoPicture):
        picture_of(data)


def test_pictures_say_their_size() -> None:
    found = [picture_of(png(4, 2)), picture_of(jpeg(640, 480))]
    assert [(p.kind, p.width, p.height) for p in found] == [("png", 4, 2), ("jpeg", 640, 480)]


@pytest.mark.parametrize(
    "text, value",
    [
        ("15 × 40", 600), ("(2 + 3) * 4 - 1", 19), ("$1,200 ÷ 12 months", 100), ("50% × 8", 4),
        ("1 / 0", None), ("2 +", None), ("(2", None), ("x", None), ("2 3", None), (")", None),
    ],
)  # fmt: skip
def test_sums_are_worked_out(text: str, value: int | None) -> None:
    assert worked_out(text) == value


def test_a_picture_of_more_than_4_mb_is_refused_and_not_cut() -> None:
    with pytest.raises(NoPicture, match="has more than 4 MB"):
        picture_of(png(4, 2) + bytes(4 * 1024 * 1024))
