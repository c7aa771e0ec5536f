"""Sets that `forge_files` made, with their account and their truth."""

from __future__ import annotations

from pathlib import Path

from proofcheck.evaluation.truth import Truth, load_truth
from proofcheck.forging import Account, Order, forge_files
from proofcheck.forging.truth_rows import rows_by_path

SOURCES = (
    "invoices/de-band.pdf",
    "invoices/zh-fapiao.pdf",
    "invoices/de-classic-rotated.pdf",
    "invoices/en-minimal-cropbox.pdf",
    "letters/fr-table.pdf",
)


class MadeSet:
    """A folder that `forge_files` filled, with its account and its truth."""

    def __init__(self, folder: Path, account: Account, words: list[str]) -> None:
        self.folder = folder
        self.account = account
        self.words = words
        self.truths: tuple[Truth, ...] = load_truth(folder / "truth.jsonl")

    def of(self, technique: str) -> list[Truth]:
        return [truth for truth in self.truths if truth.group == technique]


def make_set(folder: Path, files: list[Path], order: Order, truth: Path | None = None) -> MadeSet:
    words: list[str] = []
    rows = rows_by_path(truth) if truth else {}
    account = forge_files(files, folder, order, truths=rows, say=words.append)
    return MadeSet(folder, account, words)
