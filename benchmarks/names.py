"""Name search: recall, cost and size of both back ends, beside rapidfuzz over all names.

`python benchmarks/names.py NAMES.jsonl [--names 1000000] [--queries 100] [--postgresql URL]`
fills a registry with the names of the file (one `{"id", "name", "aliases"}` a line) and, up to
the count, with names that a seeded generator puts together from their words; then it asks for
spoilt names, class by class, and writes its tables to benchmarks/RESULTS.md. A hit is a name
with the same core as the one that was spoilt. CPU seconds of PostgreSQL are its back ends'.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
from rapidfuzz import fuzz, process

from proofcheck.comparing.name_keys import name_keys
from proofcheck.model.registry import Party
from proofcheck.registry.database import Database, open_database
from proofcheck.registry.name_index import pack
from proofcheck.registry.name_search import EQUAL, NameSearch
from proofcheck.registry.record_keys import RecordKind
from proofcheck.registry.store import Store
from proofcheck.registry.writing import Writing
from record import record, table
from spoilt_names import CLASSES, OF_SEVERAL_WORDS

SEED = 20261125
BRUTE_QUERIES = 25
MOST = 10


class Result(msgspec.Struct, frozen=True):
    """One class of queries: how often the name came first, and among the first ten."""

    name: str
    count: int
    first: int
    among: int
    cpu_ms: list[float]
    missed_exact_ms: list[float]


def main() -> None:
    """Measure the back ends that are named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", type=Path)
    parser.add_argument("--names", dest="count", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--postgresql")
    asked = parser.parse_args()
    names = fill_up(real_names(asked.names), asked.count)
    queries = list(spoil(names, asked.queries))
    body = [f"{len(names):,} names, {len(queries)} queries."]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.sqlite"
        body.append(measure("SQLite", open_database(path, create=True), names, queries))
        body.append(f"File: {path.stat().st_size / 1e6:.0f} MB.")
    if asked.postgresql:
        database = open_database(asked.postgresql, create=True)
        body.append(measure("PostgreSQL", database, names, queries))
    body.append(brute(names, queries))
    text = "\n\n".join(body)
    print(text)
    command = f"python benchmarks/names.py {asked.names.name} --names {asked.count}"
    record("Name search", command + (" --postgresql URL" if asked.postgresql else ""), text)


def real_names(path: Path) -> list[str]:
    """The names and aliases of the file, each once."""
    rows = (msgspec.json.decode(line) for line in path.read_bytes().splitlines())
    return list(dict.fromkeys(n for row in rows for n in (row["name"], *row["aliases"])))


def fill_up(names: list[str], count: int) -> list[str]:
    """Add made names, words of real ones put together anew, until there are so many."""
    chance = random.Random(SEED)
    words = [word for name in names for word in name.split()]
    known = dict.fromkeys(names[:count])
    while len(known) < count:
        known[" ".join(chance.choices(words, k=chance.choice((1, 2, 2, 3, 3, 4))))] = None
    return list(known)


def spoil(names: Sequence[str], queries: int) -> Iterator[tuple[str, str, str]]:
    """Class, name and spoilt name of every query."""
    chance = random.Random(SEED + 1)
    latin = [name for name in names if name.isascii() and 6 <= len(name) <= 40]
    several = [name for name in latin if len(name.split()) > 1]
    for kind, change in CLASSES.items():
        for name in chance.sample(several if kind in OF_SEVERAL_WORDS else latin, queries):
            yield kind, name, change(name, chance)


def measure(
    title: str, database: Database, names: list[str], queries: list[tuple[str, str, str]]
) -> str:
    """Fill a database, pack it, ask it, and describe what came out."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, cpu = time.perf_counter(), time.process_time()
    with database.writing() as connection:
        writing = Writing(connection, source="benchmark", form="names")
        for number, name in enumerate(names):
            writing.put(Party(id=str(number), name=name))
        writing.finish()
    filled, filled_cpu = time.perf_counter() - start, time.process_time() - cpu
    start, cpu = time.perf_counter(), time.process_time()
    with database.writing() as connection:
        pack(connection, RecordKind.PARTY)
    packed, packed_cpu = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    store = Store(database)
    print(f"{title}: filled in {filled:.0f} s, packed in {packed:.0f} s", flush=True)
    results = ask(NameSearch(store, RecordKind.PARTY), queries, backend_clock(database))
    store.close()
    rows = [row(result) for result in results] + [row(in_sum(results))]
    print(title, *rows, sep="\n", flush=True)
    head = ("class", "queries", "recall@1", "recall@10", "CPU ms", "CPU ms past the exact tier")
    return "\n\n".join(
        (
            f"### {title}",
            table(head, rows),
            f"Filled in {filled:.0f} s ({filled_cpu:.0f} s CPU), packed in {packed:.0f} s "
            f"({packed_cpu:.0f} s CPU); memory grew from {before // 1024} MB to at most "
            f"{peak // 1024} MB.",
        )
    )


def ask(
    search: NameSearch, queries: list[tuple[str, str, str]], clock: Callable[[], float]
) -> list[Result]:
    """Ask every query; CPU of this process and of the back end."""
    search.search("warm up the index")
    results = []
    for kind in CLASSES:
        first = among = 0
        spent: list[float] = []
        missed: list[float] = []
        asked = [(name, spoilt) for known, name, spoilt in queries if known == kind]
        for name, spoilt in asked:
            core = name_keys(name).core
            start, back = time.process_time(), clock()
            found = search.search(spoilt, most=MOST)
            spent.append(1000 * (time.process_time() - start + clock() - back))
            if not any(one.comparison.likeness in EQUAL for one in found):
                missed.append(spent[-1])
            cores = [name_keys(one.name).core for one in found[:MOST]]
            first += cores[:1] == [core]
            among += core in cores
        results.append(Result(kind, len(asked), first, among, spent, missed))
    return results


def backend_clock(database: Database) -> Callable[[], float]:
    """CPU seconds of all PostgreSQL back ends on this machine; 0 for SQLite."""
    if not database.is_postgresql:
        return lambda: 0.0
    ticks = os.sysconf("SC_CLK_TCK")

    def spent() -> float:
        total = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                name, rest = stat.read_text().split(" (", 1)[1].rsplit(")", 1)
            except (OSError, ValueError):
                continue
            if name.startswith("postgres"):
                total += sum(int(part) for part in rest.split()[11:13])
        return total / ticks

    return spent


def brute(names: list[str], queries: list[tuple[str, str, str]]) -> str:
    """rapidfuzz over all cores, for a few queries of every class."""
    cores = [" ".join(sorted(name_keys(name).core.split())) for name in names]
    chance = random.Random(SEED)
    first, spent = 0, 0.0
    sample = chance.sample(queries, min(BRUTE_QUERIES, len(queries)))
    for _, name, spoilt in sample:
        wanted = " ".join(sorted(name_keys(name).core.split()))
        start = time.process_time()
        query = " ".join(sorted(name_keys(spoilt).core.split()))
        found = process.extract(query, cores, scorer=fuzz.ratio, processor=None, limit=1)
        spent += time.process_time() - start
        first += bool(found) and found[0][0] == wanted
    return (
        f"### rapidfuzz over all names\n\n{first} of {len(sample)} first, "
        f"{1000 * spent / len(sample):.0f} CPU ms a query."
    )


def in_sum(results: list[Result]) -> Result:
    """All classes together."""
    return Result(
        "all",
        sum(r.count for r in results),
        sum(r.first for r in results),
        sum(r.among for r in results),
        [ms for r in results for ms in r.cpu_ms],
        [ms for r in results for ms in r.missed_exact_ms],
    )


def row(result: Result) -> tuple[str, ...]:
    """One row of the table."""
    missed = result.missed_exact_ms
    return (
        result.name,
        str(result.count),
        f"{result.first / result.count:.3f}",
        f"{result.among / result.count:.3f}",
        f"{sum(result.cpu_ms) / len(result.cpu_ms):.1f}",
        f"{sum(missed) / len(missed):.1f}" if missed else "–",
    )


if __name__ == "__main__":
    main()
