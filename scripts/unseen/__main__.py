"""Make the exam: `python -m scripts.unseen OUT [--edition 1|…|6] [--seed N]` from the root."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Write documents and `truth.jsonl` into the folder given."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from scripts.unseen.capture.printing import PrintingError
    from scripts.unseen.plan import EDITIONS
    from scripts.unseen.writing import write_set

    parser = argparse.ArgumentParser(prog="python -m scripts.unseen", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the documents and truth.jsonl")
    parser.add_argument(
        "--edition", type=int, choices=range(1, 7), default=1, help="which layouts and wordings"
    )
    parser.add_argument("--seed", type=int, default=1, help="other values, same layouts")
    parser.add_argument("--only", default="", help="make only papers whose name begins so")
    options = parser.parse_args(arguments)
    start = time.monotonic()
    try:
        count = write_set(options.out, options.seed, options.only, EDITIONS[options.edition - 1])
    except PrintingError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} documents in {options.out}, {time.monotonic() - start:.0f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
