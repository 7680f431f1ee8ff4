"""One address, asked of a server on loopback: its answer, its limits, and where nobody follows."""

import socket
import threading
import time
from collections.abc import Callable

import pytest
from servers import PRIVATE, PUBLIC, network, serving, speaking

from jobcareer_kb.links.asking import Answer, Asker, Limits
from jobcareer_kb.links.network import is_public

QUICK = Limits(seconds=0.4, redirects=5, pause=0, failures=2)


def asker(private: bool = False, limits: Limits = QUICK) -> Asker:
    return Asker(network(), limits, private)


REPLIES = {
    "/page": (200, ""),
    "/empty": (204, ""),
    "/gone": (410, ""),
    "/secret": (403, ""),
    "/broken": (500, ""),
    "/moved": (301, "/page"),
    "/moved/": (308, "page"),
    "/moved/page": (200, ""),
    "/twice": (308, "/moved"),
    "/today": (302, "/page"),
    "/then": (301, "/today"),
    "/later": (302, "/moved"),
    "/dead": (301, "/gone"),
    "/shut": (301, "/secret"),
    "/nowhere": (301, ""),
    "/file": (302, "file:///etc/passwd"),
    "/mail": (301, "mailto:ask@example.org"),
    "/user": (302, "http://me:word@site.test/"),
    "/odd": (302, "http://[/"),
    "/round": (302, "/round"),
    "/there": (301, "/back"),
    "/back": (308, "/there"),
    **{f"/on/{n}": (302, f"/on/{n + 1}") for n in range(9)},
    "/accent": (301, "/caf\u00e9".encode().decode("latin-1")),
    "/caf%C3%A9": (200, ""),
}
MANY = "it sends on more than 5 times"
CIRCLE = "it sends in a circle"
EXPECTED: dict[str, Callable[[str], Answer]] = {
    "/page": lambda at: Answer(200),
    "/page?q=a b\u00e9#part": lambda at: Answer(404),
    "/empty": lambda at: Answer(204),
    "/not-there": lambda at: Answer(404),
    "/gone": lambda at: Answer(410),
    "/secret": lambda at: Answer(403, "", "its server answers 403"),
    "/broken": lambda at: Answer(500, "", "its server answers 500"),
    "/moved": lambda at: Answer(200, f"{at}/page"),
    "/moved/": lambda at: Answer(200, f"{at}/moved/page"),
    "/twice": lambda at: Answer(200, f"{at}/page"),
    "/today": lambda at: Answer(200),
    "/then": lambda at: Answer(200, f"{at}/today"),
    "/later": lambda at: Answer(200),
    "/dead": lambda at: Answer(410, f"{at}/gone"),
    "/shut": lambda at: Answer(403, f"{at}/secret", "its server answers 403"),
    "/nowhere": lambda at: Answer(301, "", "its server answers 301"),
    "/accent": lambda at: Answer(200, f"{at}/caf\u00e9"),
    "/file": lambda at: Answer(
        0, "", "it leads to file:///etc/passwd, which is a file of your own computer", True
    ),
    "/mail": lambda at: Answer(
        0,
        "mailto:ask@example.org",
        "it leads to mailto:ask@example.org, which is no page of the web",
        True,
    ),
    "/user": lambda at: Answer(0, "", "http://me:word@site.test/ names no host, or a user", True),
    "/odd": lambda at: Answer(0, "", "http://[/ is no address", True),
    "/round": lambda at: Answer(0, "", CIRCLE),
    "/there": lambda at: Answer(0, "", CIRCLE),
    "/on/0": lambda at: Answer(0, "", MANY),
}


@pytest.mark.slow
@pytest.mark.parametrize("path", EXPECTED)
def test_what_becomes_of_an_address(path: str) -> None:
    with serving(REPLIES) as server:
        at = f"http://site.test:{server.port}"
        assert asker().answer(f"{at}{path}") == EXPECTED[path](at)


def test_a_page_is_asked_for_by_its_head_alone() -> None:
    with serving({"/page": (200, "")}) as server:
        asker().answer(f"http://site.test:{server.port}/page")
        assert server.asked == ["HEAD /page"]


@pytest.mark.parametrize("status", [403, 404, 405, 501])
def test_where_the_head_is_refused_the_page_is_asked_for(status: int) -> None:
    with serving({"/page": (200, "")}, heads={"/page": (status, "")}) as server:
        answer = asker().answer(f"http://site.test:{server.port}/page")
        assert answer == Answer(200)
        assert server.asked == ["HEAD /page", "GET /page"]


def test_nobody_is_sent_from_a_public_host_into_a_private_network() -> None:
    with serving({"/": (200, "")}, address=PRIVATE) as inner:
        target = f"http://router.private.test:{inner.port}/"
        for to in (target, f"http://{PRIVATE}:{inner.port}/"):
            with serving({"/": (302, to)}) as outer:
                for private in (False, True):
                    answer = asker(private).answer(f"http://site.test:{outer.port}/")
                    assert answer.why_not == f"it sends on to {to}, within a private network"
        assert inner.asked == []


def test_a_private_network_is_asked_where_somebody_says_so() -> None:
    with serving({"/": (301, "/page"), "/page": (200, "")}, address=PRIVATE) as inner:
        at = f"http://wiki.private.test:{inner.port}/"
        assert "lies within a private network" in asker().answer(at).why_not
        assert inner.asked == []
        assert asker(private=True).answer(at) == Answer(200, f"{at}page")


def test_a_private_host_sends_nobody_on_to_another() -> None:
    with serving({"/": (200, "")}, address=PRIVATE) as inner:
        to = f"http://router.private.test:{inner.port}/"
        with serving({"/": (302, to)}, address=PRIVATE) as outer:
            answer = asker(private=True).answer(f"http://wiki.private.test:{outer.port}/")
        assert f"it sends on to {to}, within a private network" in answer.why_not
        assert not answer.astray
        assert inner.asked == []


def test_a_name_that_nobody_knows() -> None:
    answer = asker().answer("http://nowhere.test/")
    assert answer.why_not == "the name 'nowhere.test' is not known"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "gopher://site.test/", "http://", "http://a:b@site.test/",
            "http://site.test:99999/", f"http://{'a' * 70}.test/", "http://[::1/"],
)  # fmt: skip
def test_what_is_no_address_is_never_asked(url: str) -> None:
    answer = asker().answer(url)
    assert answer.status == 0
    assert answer.why_not


def dripping(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        line.sendall(b"X: y\r\n")
        time.sleep(0.05)


def endless(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        line.sendall(b"X: " + b"y" * 60_000 + b"\r\n")


def patient(line: socket.socket) -> None:
    while True:
        line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    "speak, said",
    [
        (dripping, "no answer within 0.4 seconds"),
        (lambda line: time.sleep(2), "no answer within 0.4 seconds"),
        (endless, "its answer is not HTTP"),
        (patient, "its answer is not HTTP"),
        (lambda line: line.sendall(b"220 mail ready\r\n"), "its answer is not HTTP"),
        (lambda line: line.sendall(b"HTTP/1.1 two OK\r\n\r\n"), "its answer is not HTTP"),
        (lambda line: line.close(), "its answer is not HTTP"),
    ],
    ids=["drips", "silent", "endless", "patient", "mail", "no number", "hangs up"],
)
def test_a_server_that_answers_badly_costs_no_more_than_its_time(
    speak: Callable[[socket.socket], None], said: str
) -> None:
    with speaking(speak) as port:
        assert asker().answer(f"http://site.test:{port}/") == Answer(why_not=said)


def test_a_server_without_tls_has_no_page_with_it() -> None:
    with serving({"/": (200, "")}) as server:
        answer = asker().answer(f"https://site.test:{server.port}/")
        assert answer.why_not == "it does not speak TLS as it should"


@pytest.mark.slow
def test_a_host_that_is_silent_is_not_asked_for_ever() -> None:
    with speaking(lambda line: time.sleep(2)) as port:
        limits = Limits(seconds=0.1, pause=0, failures=2, haste=0.5, waits=4)
        one = asker(limits=limits)
        said = [one.answer(f"http://site.test:{port}/{n}").why_not for n in range(4)]
    assert said[:2] == ["no answer within 0.1 seconds", "no answer within 0.05 seconds"]
    assert said[2:] == ["site.test gave no answer before"] * 2


@pytest.mark.slow
def test_a_slow_page_does_not_hide_what_became_of_its_neighbors() -> None:
    def speak(line: socket.socket) -> None:
        if b" /slow" in line.recv(1000):
            time.sleep(2)
        line.sendall(b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n")

    with speaking(speak) as port:
        one = asker()
        assert one.answer(f"http://site.test:{port}/slow/1").why_not
        assert one.answer(f"http://site.test:{port}/slow/2").why_not
        assert one.answer(f"http://site.test:{port}/gone").is_gone


def test_a_port_that_takes_no_line_is_not_asked_for_ever_but_its_neighbor_is() -> None:
    with serving({"/": (200, "")}) as server:
        with socket.create_server((PUBLIC, 0)) as closed:
            port = closed.getsockname()[1]
        one = asker()
        said = [one.answer(f"http://site.test:{port}/{n}").why_not for n in range(3)]
        assert said == [*["it takes no connection"] * 2, "site.test gave no answer before"]
        assert one.answer(f"http://site.test:{server.port}/") == Answer(200)


def test_a_host_hears_one_question_at_a_time() -> None:
    with serving({f"/{n}": (200, "") for n in range(8)}) as server:
        one = asker()
        crew = [
            threading.Thread(target=one.answer, args=(f"http://site.test:{server.port}/{n}",))
            for n in range(8)
        ]
        for each in crew:
            each.start()
        for each in crew:
            each.join()
        assert len(server.asked) == 8
        assert server.most_at_once == 1


@pytest.mark.parametrize(
    "address, expected",
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
        ("no address", False),
    ],
)
def test_which_addresses_are_of_the_open_internet(address: str, expected: bool) -> None:
    assert is_public(address) == expected
