"""Many documents forged: which ways from which file, each checked, with one truth file.

In: genuine files, ways, a seed. Out: a folder with `truth.jsonl` and the documents it names,
and an account of everything that was made and that was not, with the reasons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import msgspec
from msgspec import Struct

from proofcheck.errors import InputError, ProofcheckError
from proofcheck.forging.checking import FlawError, check
from proofcheck.forging.genuine import Genuine, genuine_from
from proofcheck.forging.harmless import HARMLESS
from proofcheck.forging.truth_rows import Row, row_of
from proofcheck.forging.way import Made, NotMadeError, Way, Workshop
from proofcheck.forging.ways import WAYS
from proofcheck.model.document import MediaType
from proofcheck.verifier import Verifier

TRIES = 3
"""Other values tried where what was made is not what it should be."""

MAX_DONORS = 20
TRUTH = "truth.jsonl"
LONGEST_STEM = 80


class Order(Struct, frozen=True, kw_only=True):
    """What is to be made: ways by their own order; `per_file` of each kind, None: all."""

    ways: tuple[Way, ...] = WAYS
    harmless: tuple[Way, ...] = HARMLESS
    per_file: int | None = None
    seed: int = 0


class NotMade(Struct, frozen=True, kw_only=True):
    """A way that could not be made from a file, or (`way` None) a file of which none could."""

    path: str
    way: str | None
    reason: str


class Account(Struct, frozen=True, kw_only=True):
    """What was made, by way, and what was not."""

    made: dict[str, int]
    not_made: tuple[NotMade, ...]


def forge_files(
    files: Sequence[Path],
    folder: Path,
    order: Order,
    *,
    truths: dict[str, Row],
    say: Callable[[str], None],
) -> Account:
    """Make changed documents of every file in `folder`, and its truth file.

    `say` gets a sentence for every file and everything that is not made. Raises `InputError`
    for a file that is not there, and for a folder that holds a truth file or can't be written.
    """
    _prepare(folder)
    data = {path: _read(path) for path in files}
    pool = Random(order.seed).sample(sorted(data.values()), min(MAX_DONORS, len(data)))
    maker = _Maker(folder, order, Workshop(donors=tuple(pool)), say)
    with Verifier() as verifier, (folder / TRUTH).open("wb") as truth:
        for path, content in data.items():
            genuine = maker.open(str(path), content, verifier)
            if genuine is None:
                continue
            for row in maker.make(genuine, truths.get(str(path.resolve()))):
                truth.write(msgspec.json.encode(row) + b"\n")
                truth.flush()
    return Account(made=dict(maker.made), not_made=tuple(maker.not_made))


class _Maker:
    """Makes the documents of one order and keeps the account."""

    def __init__(
        self, folder: Path, order: Order, workshop: Workshop, say: Callable[[str], None]
    ) -> None:
        self._folder = folder
        self._order = order
        self._workshop = workshop
        self._say = say
        self._names: set[str] = set()
        self.made: Counter[str] = Counter()
        self.not_made: list[NotMade] = []

    def open(self, path: str, data: bytes, verifier: Verifier) -> Genuine | None:
        """Read a genuine file; None, and an entry in the account, if nothing can be made of it."""
        examined = verifier.gather(Path(path)).documents[0]
        try:
            if examined.document.file.media_type is not MediaType.PDF:
                raise NotMadeError("It is no PDF.")
            if not examined.document.pages:
                why = "; ".join(f.reason for f in examined.document.faults) or "no page"
                raise NotMadeError(f"It can't be opened: {why}")
            return genuine_from(path, data, examined)
        except NotMadeError as error:
            self._refuse(path, None, str(error))
            return None

    def make(self, genuine: Genuine, own: Row | None) -> list[Row]:
        """Make the ordered forgeries and harmless versions of one file."""
        rows: list[Row] = []
        for ways, is_forged in ((self._order.ways, True), (self._order.harmless, False)):
            count = 0
            for way in self._by_need(ways, genuine):
                if count == self._order.per_file:
                    break
                made = self._made(way, genuine)
                if made is not None:
                    name = self._write(genuine, way, made)
                    rows.append(row_of(name, way.name, genuine, made, own, is_forged=is_forged))
                    self.made[way.name] += 1
                    count += 1
        self._say(f"{genuine.path}: {len(rows)} made")
        return rows

    def _by_need(self, ways: tuple[Way, ...], genuine: Genuine) -> list[Way]:
        """Put those ways first that were made least often, ties drawn by the seed."""
        if self._order.per_file is None:
            return list(ways)
        rng = Random(f"{self._order.seed}:{genuine.sha256}")
        drawn = rng.sample(ways, len(ways))
        return sorted(drawn, key=lambda way: self.made[way.name])

    def _made(self, way: Way, genuine: Genuine) -> Made | None:
        why = ""
        for attempt in range(TRIES):
            rng = Random(f"{self._order.seed}:{genuine.sha256}:{way.name}:{attempt}")
            try:
                made = way.make(genuine, rng, self._workshop)
                check(genuine, made)
                return made
            except FlawError as error:
                why = f"What was made is not as it should be: {error}"
            except (NotMadeError, ProofcheckError) as error:
                why = str(error)
                break
            except Exception as error:
                # Odd files make the libraries raise anything; all of it means that it is not made.
                why = f"{type(error).__name__}: {error}"
                break
        self._refuse(genuine.path, way.name, why)
        return None

    def _refuse(self, path: str, way: str | None, reason: str) -> None:
        self.not_made.append(NotMade(path=path, way=way, reason=reason))
        self._say(f"{path}: {way or 'nothing'} not made: {reason}")

    def _write(self, genuine: Genuine, way: Way, made: Made) -> str:
        stem = Path(genuine.path).stem[:LONGEST_STEM]
        name = f"{stem}--{way.name}.pdf"
        if name in self._names:
            name = f"{stem}-{genuine.sha256[:8]}--{way.name}.pdf"
        self._names.add(name)
        try:
            (self._folder / name).write_bytes(made.data)
        except OSError as error:
            message = f"{self._folder / name} can't be written: {error.strerror}."
            raise InputError(message, remedy="Choose another folder.") from error
        return name


def _prepare(folder: Path) -> None:
    if (folder / TRUTH).exists():
        message = f"{folder} holds a truth file already."
        raise InputError(message, remedy="Choose another folder, or remove the old one.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {folder} can't be made: {error.strerror}."
        raise InputError(message, remedy="Choose another folder.") from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path} can't be read: {error.strerror}."
        raise InputError(message, remedy="Check the path.") from error
