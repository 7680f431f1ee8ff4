"""A first build by one process and by two: time, and what each holds at its peak.

    python tests/benchmarks/jobs.py [--rounds N] [--times 8]

The workshops of the knowledge base that came along stand there many times over and share its
records, so that only the number of files grows. Where other work runs on the machine, read the time
of the processors, not that on the wall.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from jobcareer_kb.packaged import packaged

TIMES = 8


def write(folder: Path, times: int) -> None:
    """The knowledge base that came along, with each workshop so many times."""
    shutil.copytree(packaged("kb"), folder)
    for file in sorted((folder / "workshop").glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        for number in range(1, times):
            renamed = re.sub(r"(?m)^id: (.*)$", rf"id: \1-{number}", text)
            file.with_stem(f"{file.stem}-{number}").write_text(renamed, encoding="utf-8")


def built(kb: Path, jobs: int) -> tuple[float, float, int, int]:
    """Seconds on the wall and of the processors, peak of the largest process in MB, and files."""
    out = kb.with_name("build")
    shutil.rmtree(out, ignore_errors=True)
    options = ["build", "--kb", str(kb), "--out", str(out), "--jobs", str(jobs)]
    begun = time.perf_counter()
    command = subprocess.Popen(
        [sys.executable, "-m", "jobcareer_kb", *options], stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(command.pid, 0)
    wall = time.perf_counter() - begun
    if status:
        raise SystemExit(f"{' '.join(options)} ended with {status}")
    files = sum(1 for _ in out.glob("*/*"))
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, files


def main(rounds: int, times: int = TIMES) -> None:
    """Print a line for each number of processes; without rounds, of the base as it is."""
    with tempfile.TemporaryDirectory() as folder:
        kb = Path(folder) / "kb"
        write(kb, times if rounds else 1)
        found: dict[int, list[tuple[float, float, int, int]]] = {1: [], 2: []}
        for _ in range(max(1, rounds)):
            for jobs, runs in found.items():
                runs.append(built(kb, jobs))
    print(f"\nA first build of {found[1][0][3]} files; goal: two processes 1.6 times as fast")
    for jobs, runs in found.items():
        wall, cpu, peak, _ = (median(values) for values in zip(*runs, strict=True))
        print(f"  --jobs {jobs}: {wall:.1f} s, processors {cpu:.1f} s, at most {peak:.0f} MB each")
    faster = median(one[0] / two[0] for one, two in zip(found[1], found[2], strict=True))
    print(f"  two are {faster:.2f} times as fast as one")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--times", type=int, default=TIMES)
    given = parser.parse_args()
    main(given.rounds, given.times)
