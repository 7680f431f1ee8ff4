"""`check --links`: what the addresses of a knowledge base answer, at their places.

Shows JK232, JK233 and JK234, which no case can hold, for they need a server.
"""

import json
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from examples import sizes
from servers import PUBLIC, Server, serving
from test_cases import laid_over

from jobcareer_kb.links import asking

Run = Callable[..., Any]
CREDITS = "credits:\n  - Made with [a tool](AT/tool).\n"
RECORDS = """--- references.yaml
references:
  - id: tea-book
    type: webpage
    title: On tea
    URL: AT/moved
--- definition/green.yaml
id: green
term: Green tea
meaning: Leaves, as [this](AT/gone#part) shows. [@tea-book]
--- resource/shop.yaml
id: shop
name: Tea shop
group: shops
what_for: Buy tea. [@tea-book]
how_to_find: Look in your street, or [ask](AT/gone). [@tea-book]
url: AT/shut
checked_on: 2026-11-01
"""
REPLIES = {
    "/licence": (200, ""),
    "/tool": (302, "/licence"),
    "/moved": (301, "/now"),
    "/now": (200, ""),
    "/gone": (404, ""),
    "/shut": (403, ""),
}


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(REPLIES) as running:
        yield running


@pytest.fixture(autouse=True)
def _no_name_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches for a host: what is no IP address here has none."""
    known = socket.getaddrinfo

    def resolve(host: str, *rest: Any, **more: Any) -> Any:
        assert host == PUBLIC, f"a test asked for {host}"
        return known(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


@pytest.fixture
def kb(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = laid_over(RECORDS)
    settings = re.sub(r"(?m)^  url: .*$", "  url: AT/licence", files["kb.yaml"])
    for name, text in {**files, "kb.yaml": settings + CREDITS}.items():
        file = tmp_path / "kb" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("AT/", f"http://{PUBLIC}:{server.port}/"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(asking, "POLITE", asking.Limits(pause=0))
    return tmp_path / "kb"


def findings(result: Any) -> list[tuple[str, str, str]]:
    found = json.loads(result.stdout)["findings"]
    return [
        (f"{each['path']}:{each['line']}", f"{each['severity']} {each['code']}", each["message"])
        for each in found
        if each["code"] in ("JK232", "JK233", "JK234")
    ]


def test_each_place_is_told_what_its_address_answers(kb: Path, server: Server, run: Run) -> None:
    at = f"http://{PUBLIC}:{server.port}"
    result = run("check", "--links", "--links-private", "--format", "json")
    assert result.exit_code == 1
    gone = f"{at}/gone is gone: its server answers 404"
    assert findings(result) == [
        ("kb/definition/green.yaml:3", "error JK233", gone),
        ("kb/references.yaml:5", "warning JK232", f"{at}/moved has moved for good to {at}/now"),
        ("kb/resource/shop.yaml:5", "error JK233", gone),
        (
            "kb/resource/shop.yaml:6",
            "note JK234",
            f"{at}/shut could not be asked: its server answers 403",
        ),
    ]
    assert sorted(set(server.asked)) == sorted(
        {"HEAD /gone", "GET /gone", "HEAD /licence", "HEAD /moved", "HEAD /now", "HEAD /shut"}
        | {"GET /shut", "HEAD /tool"}
    )


LOCATIONS = {
    "commands of a terminal": f"http://{PUBLIC}:1/\x1b]0;owned\x07\x1b[2J\x9b31m",
    "signs that turn and hide": f"http://{PUBLIC}:1/\u202ea\u3164\U000e0041",
    "a command of a log": f"http://{PUBLIC}:1/##[error]::error::a",
    "a file": "file:///etc/passwd\x1b[2J",
    "a script": "javascript:alert(1)\x1b[2J",
    "no address": "http://[::1\x1b[2J",
    "a long address": f"http://{PUBLIC}:1/{'a' * 60_000}",
}


@pytest.mark.parametrize("location", LOCATIONS.values(), ids=LOCATIONS)
@pytest.mark.parametrize("format", sizes("text", "github"))
def test_where_a_server_sends_one_is_told_as_words(
    kb: Path, server: Server, run: Run, location: str, format: str
) -> None:
    server.say("/moved", 301, location.encode().decode("latin-1"))
    result = run("check", "--links", "--links-private", "--format", format)
    assert "JK232" in result.stdout or "address-moved" in result.stdout
    for line in result.output.split("\n"):
        assert line.isprintable() and "##[" not in line and "\u3164" not in line, ascii(line)
        assert len(line) < 2000


ASTRAY = {
    "file:///etc/hosts": "a file of your own computer",
    "javascript:alert(1)": "a script that your browser would run",
    "data:text/html,x": "a page within its own address",
    "ftp://ftp.example.org/": "no page of the web",
}


@pytest.mark.parametrize("location, what", ASTRAY.items(), ids=ASTRAY)
@pytest.mark.parametrize(
    "status, code", [(301, "JK232"), pytest.param(302, "JK234", marks=pytest.mark.slow)]
)
def test_what_nobody_should_open_is_called_so(
    kb: Path, server: Server, run: Run, location: str, what: str, status: int, code: str
) -> None:
    server.say("/moved", status, location)
    result = run("check", "--links", "--links-private", "--format", "json")
    found = json.loads(result.stdout)["findings"]
    (told,) = (each for each in found if each["code"] == code and "moved" in each["message"])
    assert (told["code"], told["line"]) == (code, 5)
    assert told["message"].endswith(f": it leads to {location}, which is {what}")
    assert told["help"].startswith("do not open it")


def test_without_being_asked_for_no_server_is_asked(kb: Path, server: Server, run: Run) -> None:
    run("check")
    run("build")
    assert server.asked == []


def test_a_private_network_is_left_alone(kb: Path, server: Server, run: Run) -> None:
    result = run("check", "--links", "--format", "json")
    assert {code for _, code, _ in findings(result)} == {"note JK234"}
    assert server.asked == []


def test_a_moved_address_that_is_typed_the_same_is_a_note(kb: Path, run: Run) -> None:
    with serving({"/": (301, "/?"), "/?": (200, ""), "/a": (301, "/a/"), "/a/": (200, "")}) as two:
        shop = kb / "resource" / "shop.yaml"
        text = re.sub(r"url: .*", f"url: http://{PUBLIC}:{two.port}/a", shop.read_text())
        shop.write_text(text)
        found = findings(run("check", "--links", "--links-private", "--format", "json"))
    assert [code for place, code, _ in found if place.endswith("shop.yaml:6")] == ["note JK232"]


def test_a_comment_lets_a_finding_stand(kb: Path, run: Run) -> None:
    shop = kb / "resource" / "shop.yaml"
    note = '# jk: ignore[JK234] reason="it asks for a person"\n'
    shop.write_text(re.sub(r"(?m)^(?=url:)", note, shop.read_text()))
    result = run("check", "--links", "--links-private", "--format", "json")
    assert "JK234" not in {code.split()[1] for _, code, _ in findings(result)}
    assert "JK141" not in run("check").stdout, "a comment about links is not unused without them"


@pytest.mark.parametrize("other", ["--fix", "--diff", "--since=HEAD"])
def test_links_are_asked_alone(kb: Path, server: Server, run: Run, other: str) -> None:
    result = run("check", "--links", other)
    assert result.exit_code == 2
    assert "--links goes alone, without --since, --fix or --diff" in result.stderr
    assert server.asked == []


def test_a_private_network_is_asked_only_with_links(kb: Path, run: Run) -> None:
    result = run("check", "--links-private")
    assert result.exit_code == 2
    assert "--links-private goes with --links" in result.stderr
