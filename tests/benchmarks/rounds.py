"""Time candidates against each other within one run, so that only ratios are compared.

The candidates take turns; a first round is dropped, since it fills caches. A ratio is the median of
the ratios within each round: whatever slows the machine for a while slows both.
"""

import argparse
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

Candidate = Callable[[], object]


def rounds_asked(description: str | None) -> int:
    """Read `--rounds` from the command line."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--rounds", type=int, default=7, help="measured rounds (default: 7); 0: one, and no warm-up"
    )
    return max(0, int(parser.parse_args().rounds))


def as_installed(place: Path) -> dict[str, str]:
    """The environment of commands: without `CI`, and with bytecode, which an installed program has;
    compiling half a thousand modules at each start would take most of a second."""
    found = {k: v for k, v in os.environ.items() if k not in ("CI", "PYTHONDONTWRITEBYTECODE")}
    return {**found, "PYTHONPYCACHEPREFIX": str(place / "bytecode")}


def of_processors() -> float:
    """Seconds that all ended child processes have had of the processors."""
    spent = os.times()
    return spent.children_user + spent.children_system


def alternate(
    candidates: Mapping[str, Candidate],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, list[float]]:
    """Seconds of each candidate in each round but the first; without rounds, in that one."""
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for number in range(rounds + 1):
        for name, candidate in candidates.items():
            started = clock()
            candidate()
            if number or not rounds:
                times[name].append(clock() - started)
    return times


def ratios(times: Mapping[str, list[float]], base: str) -> dict[str, float]:
    """Median ratio of each candidate to the base, round by round."""
    return {
        name: median(one / other for one, other in zip(found, times[base], strict=True))
        for name, found in times.items()
    }


def report(title: str, times: Mapping[str, list[float]], base: str, goal: str) -> None:
    """Print a table: the ratio, its spread over the rounds, and the median time."""
    count = len(times[base])
    print(f"\n{title}\n  goal: {goal}; medians of {count} rounds, in turns")
    wide = max(len(name) for name in times)
    print(f"  {'candidate':<{wide}}  {'ratio':>6}  {'lowest - highest':>16}  {'median':>10}")
    for name, value in ratios(times, base).items():
        each = [one / other for one, other in zip(times[name], times[base], strict=True)]
        spread = f"{min(each):.2f} - {max(each):.2f}"
        milliseconds = f"{median(times[name]) * 1000:.1f} ms"
        print(f"  {name:<{wide}}  {value:>6.2f}  {spread:>16}  {milliseconds:>10}")
