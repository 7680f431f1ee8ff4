"""What earlier checks found out, kept in one SQLite file for each knowledge base (io).

Never trusted: each row carries a digest of itself, and a file that is damaged in any way is thrown
away and made anew. Rows are JSON, so that reading them runs no code. Imports nothing heavy: an
unchanged knowledge base is recognised before pydantic and PyYAML are needed.
"""

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from jobcareer_kb.loading.files import Stamp

_REPORTS, _ANSWERS = 16, 400
"""Reports that are kept, of some days, revisions and families of codes; and answers, which are
short."""
_TICK = 2_000_000_000
"""Nanoseconds in which a file may change twice and keep its time (FAT counts in two seconds)."""
_TABLES = """
    CREATE TABLE IF NOT EXISTS program (digest TEXT);
    CREATE TABLE IF NOT EXISTS stamps (body TEXT, sum TEXT);
    CREATE TABLE IF NOT EXISTS facts (path TEXT PRIMARY KEY, digest TEXT, body TEXT, sum TEXT);
    CREATE TABLE IF NOT EXISTS found (asked TEXT, part TEXT, name TEXT, body TEXT, sum TEXT,
        PRIMARY KEY (asked, part, name));
    CREATE TABLE IF NOT EXISTS reports (number INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT UNIQUE, body TEXT, sum TEXT);
    CREATE TABLE IF NOT EXISTS answers (number INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT UNIQUE, body TEXT, sum TEXT);
"""


class Damaged(Exception):
    """The file does not hold what was written."""


class Overtaken(sqlite3.OperationalError):
    """Another check has written meanwhile."""

    sqlite_errorcode = sqlite3.SQLITE_BUSY


FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; where a damaged file has bytes that its message quotes, the second."""


class Cache:
    """An open cache; every method raises Damaged or sqlite3.Error where it cannot be used."""

    def __init__(self, connection: sqlite3.Connection, program: str) -> None:
        self._db = connection
        self._db.execute("PRAGMA synchronous = OFF")  # what a power cut damages is thrown away
        self._db.executescript(_TABLES)
        self._program = program
        self._version = self._db.execute("PRAGMA data_version").fetchone()
        if self._db.execute("SELECT digest FROM program").fetchall() != [(program,)]:
            self._forget(program)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """A change of all or nothing; another program's cache is not written into."""
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            if self._db.execute("SELECT digest FROM program").fetchall() != [(self._program,)]:
                raise Overtaken
            yield

    def _forget(self, program: str) -> None:
        """Another program may find something else in the same bytes."""
        with self._db:
            for table in ("program", "stamps", "facts", "found", "reports", "answers"):
                self._db.execute(f"DELETE FROM {table}")
            self._db.execute("INSERT INTO program VALUES (?)", (program,))

    def stamps(self) -> dict[str, tuple[Stamp, str]]:
        """Stamp and digest of each file by its path: one row, since all are always asked for."""
        row = self._db.execute("SELECT body, sum FROM stamps").fetchone()
        if row is None:
            return {}
        _hold(row[1], row[0])
        return {path: (Stamp(*stamp), digest) for path, *stamp, digest in json.loads(row[0])}

    def facts(self) -> Iterator[tuple[str, str, str]]:
        """Path, digest and facts of each file."""
        for path, digest, body, total in self._db.execute(
            "SELECT path, digest, body, sum FROM facts"
        ):
            _hold(total, path, digest, body)
            yield path, digest, body

    def report(self, key: str) -> str | None:
        """A report by its key."""
        return self._known("reports", key)

    def answer(self, key: str) -> str | None:
        """What a command said that only reads, by its key."""
        return self._known("answers", key)

    def _known(self, table: str, key: str) -> str | None:
        query = f"SELECT body, sum FROM {table}, program WHERE key = ? AND digest = ?"
        row = self._db.execute(query, (key, self._program)).fetchone()
        if row is None:
            return None
        _hold(row[1], key, row[0])
        return str(row[0])

    def keep_stamps(
        self,
        seen: Mapping[str, Stamp],
        digests: Mapping[str, str],
        known: Mapping[str, tuple[Stamp, str]],
        began: int,
    ) -> None:
        """Keep the stamps of files that are not known yet, and forget those of files that are gone.

        A file that had been changed just before the look at the files `began`, by the clock, may
        have changed again since and kept its time: its stamp is not kept.
        """
        latest = began - _TICK
        now = {
            path: (stamp, digests[path])
            for path, stamp in seen.items()
            if known.get(path) == (stamp, digests[path])
            or max(stamp.modified, stamp.changed) < latest
        }
        if now != known:
            rows = [[path, *stamp, digest] for path, (stamp, digest) in now.items()]
            body = json.dumps(rows, separators=(",", ":"))
            with self._writing():
                self._db.execute("DELETE FROM stamps")
                self._db.execute("INSERT INTO stamps VALUES (?, ?)", (body, _sum(body)))

    def keep_facts(self, fresh: Iterable[tuple[str, str, str]]) -> None:
        """Add path, digest and facts of files."""
        with self._writing():
            self._db.executemany(
                "INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?)",
                [(*row, _sum(*row)) for row in fresh],
            )

    def drop_facts(self, gone: Iterable[str]) -> None:
        """Forget files that are gone."""
        with self._writing():
            self._db.executemany("DELETE FROM facts WHERE path = ?", [(path,) for path in gone])

    def found(self, asked: str, part: str) -> dict[str, str]:
        """A part of what checks found that were asked so, by names."""
        self._is_first()
        rows = self._db.execute(
            "SELECT name, body, sum FROM found WHERE asked = ? AND part = ?", (asked, part)
        )
        found = {}
        for name, body, total in rows:
            _hold(total, asked, part, name, body)
            found[name] = body
        return found

    def found_of(self, asked: str, part: str, name: str) -> str | None:
        """The same of one name."""
        self._is_first()
        row = self._db.execute(
            "SELECT body, sum FROM found WHERE asked = ? AND part = ? AND name = ?",
            (asked, part, name),
        ).fetchone()
        if row is None:
            return None
        _hold(row[1], asked, part, name, row[0])
        return str(row[0])

    def _is_first(self) -> None:
        """What another check wrote meanwhile does not go with what was read before."""
        version = self._db.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            raise Overtaken

    def keep_found(
        self, asked: str, told: Iterable[tuple[str, str, str | None]], anew: bool
    ) -> None:
        """Keep parts, names and bodies, and drop what has no body; all of them or nothing. `anew`
        forgets first what was kept before."""
        with self._writing():
            self._is_first()
            if anew:
                self._db.execute("DELETE FROM found WHERE asked = ?", (asked,))
            for part, name, body in told:
                row = (asked, part, name)
                if body is None:
                    self._db.execute(
                        "DELETE FROM found WHERE asked = ? AND part = ? AND name = ?", row
                    )
                else:
                    self._db.execute(
                        "INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?, ?)",
                        (*row, body, _sum(*row, body)),
                    )

    def keep_report(self, key: str, body: str) -> None:
        """Add a report; the oldest ones are dropped."""
        self._keep("reports", key, body, _REPORTS)

    def keep_answer(self, key: str, body: str) -> None:
        """Add an answer; the oldest ones are dropped."""
        self._keep("answers", key, body, _ANSWERS)

    def _keep(self, table: str, key: str, body: str, most: int) -> None:
        row = (key, body, _sum(key, body))
        with self._writing():
            self._db.execute(
                f"INSERT OR REPLACE INTO {table} (key, body, sum) VALUES (?, ?, ?)", row
            )
            self._db.execute(
                f"DELETE FROM {table} WHERE number NOT IN "
                f"(SELECT number FROM {table} ORDER BY number DESC LIMIT ?)",
                (most,),
            )

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def _sum(*values: object) -> str:
    text = "\0".join(map(str, values))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _hold(total: object, *values: object) -> None:
    if total != _sum(*values):
        raise Damaged
