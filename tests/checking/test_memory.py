"""After any edit, what is remembered of records says what a look at all of them would say."""

import datetime
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from spoken import translate_all
from the_day import DAY

from jobcareer_kb import clock
from jobcareer_kb.checking import cache_place
from jobcareer_kb.packaged import packaged

pytestmark = pytest.mark.slow
Run = Callable[..., Result]
Edit = Callable[[Path, random.Random], None]
WORDS = (
    "never", "often", "$50", "12 percent", "TODO", "the the", "utilize", "careers", "[@no-such]",
    "Step 3", "the NWS", "call 911", "2.5 times", "a very long word like internationalization",
)  # fmt: skip


def records(kb: Path) -> list[Path]:
    return sorted(file for file in kb.rglob("*.yaml") if file.parent != kb)


def worded(kb: Path, chance: random.Random) -> None:
    """Another word in the middle of a text."""
    file = chance.choice(records(kb))
    text = file.read_text(encoding="utf-8")
    spaces = [at for at, sign in enumerate(text) if sign == " " and text[at - 1].isalpha()]
    if spaces:
        at = chance.choice(spaces)
        file.write_text(f"{text[:at]} {chance.choice(WORDS)}{text[at:]}", encoding="utf-8")


def dropped(kb: Path, chance: random.Random) -> None:
    chance.choice(records(kb)).unlink()


def moved(kb: Path, chance: random.Random) -> None:
    """A file under another name."""
    file = chance.choice(records(kb))
    file.rename(file.with_stem(f"{file.stem}-{chance.randrange(99)}"))


def doubled(kb: Path, chance: random.Random) -> None:
    """A file twice: all its ids are used by two."""
    file = chance.choice(records(kb))
    shutil.copy(file, file.with_stem(f"a-{chance.randrange(99)}"))


def exchanged(kb: Path, chance: random.Random) -> None:
    """The contents of two files of one kind."""
    file = chance.choice(records(kb))
    other = chance.choice(sorted(file.parent.glob("*.yaml")))
    texts = file.read_bytes(), other.read_bytes()
    file.write_bytes(texts[1])
    other.write_bytes(texts[0])


def broken(kb: Path, chance: random.Random) -> None:
    file = chance.choice(records(kb))
    file.write_text(file.read_text(encoding="utf-8") + "no-such-field: 1\n", encoding="utf-8")


def listed(kb: Path, chance: random.Random) -> None:
    """One more word to avoid."""
    file = kb / "words.yaml"
    word = chance.choice(("today", "people", "work", "plan"))
    row = f"avoid:\n  - words: [{word}]\n    instead: x{chance.randrange(99)}\n    why: a test\n"
    text = file.read_text(encoding="utf-8").replace("avoid:\n", row, 1)
    file.write_text(text, encoding="utf-8")


def settled(kb: Path, chance: random.Random) -> None:
    """Another limit in the settings."""
    file = kb / "kb.yaml"
    text = file.read_text(encoding="utf-8").partition("\nseverities:")[0]
    code = chance.choice(("JK404", "JK304", "JK402", "JK421"))
    file.write_text(f"{text}\nseverities:\n  {code}: note\n", encoding="utf-8")


def sourced(kb: Path, chance: random.Random) -> None:
    """Another title of a source, or one source less."""
    file = kb / "references.yaml"
    sources = file.read_text(encoding="utf-8").split("\n  - id: ")
    at = chance.randrange(1, len(sources))
    if chance.random() < 0.3:
        del sources[at]
    else:
        sources[at] = sources[at].replace("title: ", "title: New ", 1)
    file.write_text("\n  - id: ".join(sources), encoding="utf-8")


def tabled(kb: Path, chance: random.Random) -> None:
    """Another number in a table that figures come from."""
    file = chance.choice(sorted((kb / "data").glob("*.csv")))
    text = file.read_text(encoding="utf-8")
    digits = [at for at, sign in enumerate(text) if sign in "23456"]
    at = chance.choice(digits)
    file.write_text(f"{text[:at]}7{text[at + 1 :]}", encoding="utf-8")


def said(kb: Path, chance: random.Random) -> None:
    """A text of another language that was translated from something else, or is not there."""
    files = sorted(kb.rglob("*.es.yaml"))
    if files:
        file = chance.choice(files)
        text = re.sub(r': "[0-9a-f]{8}"', ': "00000000"', file.read_text(encoding="utf-8"), count=1)
        dropped = chance.random() < 0.3
        file.write_text("reviewed: false\n" if dropped else text, encoding="utf-8")


EDITS: tuple[Edit, ...] = (
    worded, worded, worded, worded, dropped, moved, doubled, exchanged, broken, listed, settled,
    sourced, tabled, said, said,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_random_edits(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(cache_place.VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(clock, "now_ns", lambda: 10**20)
    shutil.copytree(packaged("kb"), tmp_path / "kb")
    translate_all(tmp_path / "kb", kinds=("definition", "step", "workshop"))
    shop = tmp_path / "kb" / "workshop" / "job-or-career-45.yaml"
    text = shop.read_text(encoding="utf-8")
    shop.write_text(f"{text}languages: [es]\n" * ("\nlanguages:" not in text) or text)
    chance, day = random.Random(seed), DAY
    for _ in range(6):
        edits = [chance.choice(EDITS) for _ in range(chance.randint(1, 3))]
        for edit in edits:
            edit(tmp_path / "kb", chance)
        day += datetime.timedelta(days=chance.choice((0, 0, 0, 40)))
        asked = ("check", "--as-of", day.isoformat())
        names = [edit.__name__ for edit in edits]
        assert run(*asked).output == run(*asked, "--no-cache").output, names


def test_word_lists_that_cannot_be_read_are_no_lists_that_are_not_there(
    starter: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows then which abbreviations they explain."""
    monkeypatch.setenv(cache_place.VARIABLE, str(starter.parent / "cache"))
    (starter / "words.yaml").rename(starter.parent / "words")
    (starter / "words.yaml").symlink_to("../words")
    unread = run("check").output
    (starter / "words.yaml").unlink()
    gone = run("check").output
    assert "JK403" not in unread
    assert "JK403" in gone
    assert gone == run("check", "--no-cache").output


def test_a_finding_that_another_record_mends_does_not_come_back(starter: Path, run: Run) -> None:
    """The check reads another kind; the next edit is of a third one."""
    step, helper = starter / "step/have-a-plan-b.yaml", starter / "resource/weather-service.yaml"
    for file, field in ((step, "title"), (helper, "name")):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(rf"(?m)^({field}: .*)$", r"\1, LWDB", text), encoding="utf-8")
        said = run("check").stdout
        assert ("JK403" in said) == (file == step)
    touched(starter / "takeaway/coat-and-date.yaml")
    assert run("check").stdout == run("check", "--no-cache").stdout


def test_a_finding_of_a_file_that_is_gone_does_not_come_back(starter: Path, run: Run) -> None:
    text = (starter / "resource/weather-service.yaml").read_text(encoding="utf-8")
    other = starter / "resource/other.yaml"
    for field, words in (("id: .*$", "id: other"), ("name: .*$", "name: Some other office")):
        text = re.sub(f"(?m)^{field}", words, text)
    other.write_text(re.sub("(?m)^what_for: ", "what_for: Ask the LWXB. ", text), encoding="utf-8")
    assert "JK403" in run("check").stdout
    other.unlink()
    run("check")
    touched(starter / "takeaway/coat-and-date.yaml")
    assert run("check").stdout == run("check", "--no-cache").stdout


BEANS = """\
- id: {}
  type: thought
  text: Boil the dry beans for {} minutes in a large pot. [@ncei-normals]
"""


def test_of_three_that_differ_the_same_two_are_named(starter: Path, run: Run) -> None:
    """Whichever file they stand in: what is kept comes by name."""
    first = BEANS.format("beans-a", 10) + BEANS.format("beans-z", 30)
    (starter / "takeaway/first.yaml").write_text(first, encoding="utf-8")
    (starter / "takeaway/second.yaml").write_text(BEANS.format("beans-m", 20), encoding="utf-8")
    said = run("check").stdout
    assert "JK441" in said
    assert said == run("check", "--no-cache").stdout


def test_a_finding_of_a_later_day_does_not_come_back(starter: Path, run: Run) -> None:
    with (starter / "resource/weather-service.yaml").open("a", encoding="utf-8") as file:
        file.write("checked_on: 2026-11-20\n")
    late, then = ("check", "--as-of", "2060-01-01"), ("check", "--as-of", "2026-11-24")
    assert run(*late).stdout != run(*then).stdout
    touched(starter / "takeaway/coat-and-date.yaml")
    assert run(*then).stdout == run(*then, "--no-cache").stdout


def touched(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
