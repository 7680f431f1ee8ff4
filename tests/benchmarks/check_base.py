"""`check` on made-up knowledge bases, against programs that look at YAML files.

The peers are found on PATH, in the folder that JOBCAREER_KB_PEERS names, and in
`tests/node_modules`; CONTRIBUTING.md says how to install them. One that is absent is said to be.

They get the very files, and check-jsonschema and ajv-cli the very schemas that `jobcareer-kb
schema` prints, one call a kind, since a call takes one schema. Of what our cold check does they do
the first part: none knows whether a name leads to a record, what a source is cited for, what the
ledger says, and only yamllint gives lines. All sides are whole processes.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import made_up_base
from rounds import alternate, as_installed, of_processors, report, rounds_asked

ROOT = Path(__file__).parent.parent
FAMILIES = "JK0,JK1,JK2,JK3"
COLD = "ours, JK0 to JK3, one process"
PEERS = "JOBCAREER_KB_PEERS"
TOP = {"kb": "kb.yaml", "references": "references.yaml"}
_PEAK = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True)
class Base:
    """A made-up knowledge base, the schemas of its files, and a cache of its own."""

    folder: Path
    records: int
    size: int
    schemas: Path

    @property
    def title(self) -> str:
        files = sum(1 for _ in self.folder.rglob("*.yaml"))
        return f"{self.records:,} records in {files:,} files, {self.size / 1e6:.1f} MB"

    def check(self, *options: str, **variables: str) -> list[str]:
        """Run our check to its end; return nothing but an error."""
        command = [sys.executable, "-m", "jobcareer_kb", "check", "--kb", str(self.folder)]
        cache = str(self.folder.parent / f"cache-{self.folder.name}")
        env = as_installed(self.folder.parent)
        env |= {"JOBCAREER_KB_CACHE": cache, **variables}
        done = subprocess.run([*command, *options], env=env, capture_output=True, text=True)
        if done.returncode > 1:
            raise SystemExit(done.stderr)
        return done.stdout.splitlines()

    def cold(self, *options: str) -> Callable[[], object]:
        return lambda: self.check("--no-cache", *options)

    def edit(self) -> None:
        """Change a word of one record."""
        file = self.folder / "step/part-000000.yaml"
        text = file.read_text(encoding="utf-8")
        new = text.replace("prompt: ", "prompt: Now ", 1)
        file.write_text(new.replace("prompt: Now Now ", "prompt: ", 1), encoding="utf-8")


def main(rounds: int) -> None:
    """Print the tables; without rounds of a few of the records, to see that all still runs."""
    share = 1 if rounds else 50
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        schemas = place / "schemas"
        command = [sys.executable, "-m", "jobcareer_kb", "schema", "--all", str(schemas)]
        subprocess.run(command, check=True, capture_output=True)
        small, large = (_made(place, schemas, count // share) for count in (1_000, 10_000))
        _cold(small, rounds, ("check-jsonschema", "yamllint"), "both peers at least 4.00")
        _cold(
            large, rounds, ("check-jsonschema", "ajv"),
            "check-jsonschema at least 12.00; two processes at most the ratio of ajv",
        )  # fmt: skip
        _again(large, rounds)
        _by_default(large, rounds)
        _memory(_made(place, schemas, 100_000 // share))


def _made(place: Path, schemas: Path, count: int) -> Base:
    folder = place / f"base-{count}"
    records = made_up_base.write(folder, count, 50)
    size = sum(path.stat().st_size for path in folder.rglob("*.yaml"))
    return Base(folder, records, size, schemas)


def _cold(base: Base, rounds: int, peers: tuple[str, ...], goal: str) -> None:
    """With nothing kept: our families one by one, and the peers."""
    candidates = {
        COLD: base.cold("--jobs", "1", "--select", FAMILIES),
        "ours, JK0 to JK3, two processes": base.cold("--jobs", "2", "--select", FAMILIES),
        "ours, also JK4 (language)": base.cold("--jobs", "1", "--select", f"{FAMILIES},JK4"),
        "ours, also JK5 (teaching, quiz)": base.cold("--jobs", "1", "--select", f"{FAMILIES},JK5"),
        "ours, everything": base.cold("--jobs", "1"),
    }
    calls = {name: _calls(name, base) for name in peers}
    for name, commands in calls.items():
        if commands:
            candidates[_label(name, commands)] = lambda commands=commands: _run(commands)
        else:
            print(f"\n{name} is not installed: not compared")
    times = alternate(candidates, rounds)
    report(f"Cold check of {base.title}", times, COLD, goal)
    for name, commands in calls.items():
        if len(commands) > 1:
            _without_starts(name, commands, times[COLD], times[_label(name, commands)])


def _label(name: str, commands: list[list[str]]) -> str:
    return name if len(commands) == 1 else f"{name}, {len(commands)} calls"


def _without_starts(
    name: str, commands: list[list[str]], ours: list[float], theirs: list[float]
) -> None:
    """What the ratio would be if one call could take all schemas."""
    start = [commands[0][0], "--help" if name == "ajv" else "--version"]
    spent = alternate({"start": lambda: _run([start], check=False)}, 3)["start"]
    less = (len(commands) - 1) * median(spent)
    ratio = median((their - less) / our for our, their in zip(ours, theirs, strict=True))
    print(f"  {name} without the start of {len(commands) - 1} of its calls: {ratio:.2f}")


def _again(base: Base, rounds: int) -> None:
    """With what an earlier check kept."""
    select = ("--select", FAMILIES)
    untouched = Base(base.folder.parent / "untouched", base.records, base.size, base.schemas)
    shutil.copytree(base.folder, untouched.folder)
    for each, ci in ((base, ""), (untouched, "true")):
        each.check(*select, CI=ci)

    def first() -> None:
        shutil.rmtree(base.folder.parent / f"cache-{base.folder.name}", ignore_errors=True)
        base.check(*select)

    def edited() -> None:
        base.edit()
        base.check(*select)

    times = alternate(
        {
            COLD: base.cold("--jobs", "1", *select),
            "two processes": base.cold("--jobs", "2", *select),
            "the first check, which fills the cache": first,
            "after an edit of one record": edited,
            "nothing changed": lambda: base.check(*select),
            "nothing changed, bytes compared as in CI": lambda: untouched.check(*select, CI="true"),
        },
        rounds,
    )
    goal = "nothing changed at most 0.12, one edit at most 0.50"
    report(f"Another check of {base.title}", times, COLD, goal)


def _by_default(base: Base, rounds: int) -> None:
    """What a user types, against the peers: seconds of the processors, whatever else runs."""
    cold = "ours, everything, nothing kept"
    candidates: dict[str, Callable[[], object]] = {cold: base.cold("--jobs", "1")}
    for name in ("ajv", "check-jsonschema"):
        if commands := _calls(name, base):
            candidates[_label(name, commands)] = lambda commands=commands: _run(commands)

    def edited() -> None:
        base.edit()
        base.check()

    base.check()
    candidates |= {"ours, after an edit": edited, "ours, nothing changed": base.check}
    times = alternate(candidates, rounds, of_processors)
    goal = "ahead of ajv; check-jsonschema at least 5.00; one edit at most 0.10"
    report(f"A check by its defaults of {base.title}, processors", times, cold, goal)


def _memory(base: Base) -> None:
    """Peak of the main process, once each."""
    print(f"\nPeak memory of a check of {base.title}\n  goal: at most 4.00 times the source")
    ways = {
        "JK0 to JK3, one process": ("--no-cache", "--jobs", "1", "--select", FAMILIES),
        "JK0 to JK3, two processes": ("--no-cache", "--jobs", "2", "--select", FAMILIES),
        "JK0 to JK3, filling the cache": ("--select", FAMILIES),
    }
    for name, options in ways.items():
        command = [sys.executable, "-m", "jobcareer_kb", "check", "--kb", str(base.folder)]
        env = {**os.environ, "JOBCAREER_KB_CACHE": str(base.folder.parent / "cache-memory")}
        wrapped = [sys.executable, "-c", _PEAK, *command, *options]
        done = subprocess.run(wrapped, env=env, capture_output=True, text=True, check=True)
        code, peak = map(int, done.stdout.split())
        assert code == 0, done.stderr
        scale = 1 if sys.platform == "darwin" else 1024
        print(f"  {name:<30}  {peak * scale / base.size:.2f}  ({peak * scale / 1e6:.0f} MB)")


def _run(commands: list[list[str]], check: bool = True) -> None:
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True)
        if check and done.returncode:
            raise SystemExit(f"{command[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}")


def _calls(name: str, base: Base) -> list[list[str]]:
    """The commands with which a peer looks at the whole base; none if it is absent."""
    places = (os.environ.get(PEERS, ""), str(ROOT / "node_modules/.bin"), os.environ["PATH"])
    program = shutil.which(name, path=os.pathsep.join(filter(None, places)))
    if program is None:
        return []
    if name == "yamllint":
        return [[program, "-d", "relaxed", str(base.folder)]]
    kinds = {path.name: f"{path}{os.sep}*.yaml" for path in base.folder.iterdir() if path.is_dir()}
    files = {**{k: str(base.folder / file) for k, file in TOP.items()}, **kinds}
    if name == "ajv":
        options = ["validate", "--spec=draft2020", "--strict=false"]
        return [
            [program, *options, "-s", str(base.schemas / f"{kind}.json"), "-d", pattern]
            for kind, pattern in sorted(files.items())
        ]
    return [
        [program, "--schemafile", str(base.schemas / f"{kind}.json"), *sorted(_files(pattern))]
        for kind, pattern in sorted(files.items())
    ]


def _files(pattern: str) -> list[str]:
    path = Path(pattern)
    return [str(found) for found in path.parent.glob(path.name)]


if __name__ == "__main__":
    main(rounds_asked(__doc__))
