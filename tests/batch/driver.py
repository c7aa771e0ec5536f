"""A batch over poisoned documents, as a program of its own that can be killed.

`python driver.py OUTPUT DOCUMENT…`: always resumes; two obedient workers.
"""

from __future__ import annotations

import sys
from pathlib import Path

from proofcheck import Config, Verifier
from proofcheck.batch.run import Job, run_batch
from proofcheck.examination.workers import Workers

POISON = Path(__file__).parent.parent / "examination/poison.py"


def main(output: str, *documents: str) -> None:
    with Verifier() as verifier:
        verifier._examiners = Workers(Config(), jobs=2, command=(str(POISON),))
        run_batch(
            [Job(document=document) for document in documents],
            output=Path(output),
            verifier=verifier,
            workers=2,
            resume=True,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
