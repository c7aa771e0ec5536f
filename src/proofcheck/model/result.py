"""What checks say, and what weighing makes of it: results, verdict, report."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import Missing
from proofcheck.model.measures import Place


class Question(StrEnum):
    """The five questions that stay apart in a report."""

    INTEGRITY = "integrity"
    AGREEMENT = "agreement"
    ENTITLEMENT = "entitlement"
    NOVELTY = "novelty"
    POLICY = "policy"


class QuestionSet(StrEnum):
    """Which questions are asked: authenticity = integrity, agreement, novelty; standard = all."""

    AUTHENTICITY = "authenticity"
    STANDARD = "standard"


class Severity(StrEnum):
    """The harm if a finding is true (not how strongly it speaks: that is its weight)."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class CheckStatus(StrEnum):
    """Failed if and only if there are findings; indeterminate never counts as passed."""

    PASSED = "passed"
    FAILED = "failed"
    INDETERMINATE = "indeterminate"
    NOT_APPLICABLE = "not_applicable"


class CheckMeta(Struct, frozen=True, kw_only=True):
    """What a check is; ids are never reused.

    `family` groups correlated checks, of which weighing counts the strongest once.
    `decisive` findings settle their question alone. `required`: the outcome can't be accept
    while this check is indeterminate. `needs` names parts of the dossier
    (`file`, `invoice`, `letter`, `pdf`, `registry`, `claim`). `since` is the version that
    brought it; `sources` are standards, papers or `knowledge` notes.
    """

    id: str
    title: str
    question: Question
    severity: Severity
    decisive: bool
    family: str
    needs: tuple[str, ...]
    since: str
    sources: tuple[str, ...]
    required: bool = False


class Finding(Struct, frozen=True, kw_only=True):
    """One piece of evidence: what was seen, where, and what was expected instead.

    For an absence `observed` is `Missing` and the place is the pages searched. A finding
    without a place can't be built. `innocent_causes` say how an honest document may come to
    show this, `next_step` what the reviewer or the seller can do. `decisive` overrides the
    check's own setting downwards (a weaker instance of a decisive check). `papers`: it is
    expected because so many genuine papers show it, and weighs no more than these can say.
    """

    places: tuple[Place, ...]
    observed: str | Missing
    expected: str
    note: str
    innocent_causes: tuple[str, ...] = ()
    next_step: str
    fields: tuple[str, ...] = ()
    decisive: bool | None = None
    papers: int | None = None

    def __post_init__(self) -> None:
        if not self.places:
            raise ValueError("a finding needs at least one place")
        if not isinstance(self.observed, Missing) and not self.observed:
            raise ValueError("a finding needs an observed value; an absence is Missing")


class CheckResult(Struct, frozen=True, kw_only=True):
    """A check's word on a dossier; `reason` says why it is indeterminate or not applicable."""

    check: CheckMeta
    status: CheckStatus
    findings: tuple[Finding, ...] = ()
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.status is CheckStatus.FAILED) != bool(self.findings):
            raise ValueError("a check has failed if and only if it has findings")
        needs_reason = self.status in (CheckStatus.INDETERMINATE, CheckStatus.NOT_APPLICABLE)
        if needs_reason and not self.reason:
            raise ValueError(f"{self.check.id}: {self.status} needs a reason")


class Outcome(StrEnum):
    """The verdict in one word."""

    ACCEPT = "accept"
    REVIEW = "review"
    REJECT = "reject"
    UNREADABLE = "unreadable"


class QuestionStatus(StrEnum):
    """How a question stands."""

    CLEAR = "clear"
    SUSPECT = "suspect"
    CONTRADICTED = "contradicted"
    UNDETERMINED = "undetermined"
    NOT_ASKED = "not_asked"


class Answer(Struct, frozen=True, kw_only=True):
    """A question's status and the sentence that says why."""

    status: QuestionStatus
    sentence: str


class Contribution(Struct, frozen=True, kw_only=True):
    """Bits (log2 likelihood ratio, forged against genuine) of one family of checks.

    `counted` is False for checks of the family that were not the strongest.
    """

    family: str
    check: str
    weight_bits: float
    counted: bool


class Verdict(Struct, frozen=True, kw_only=True):
    """The outcome with all that led to it.

    `forgery_probability` is 0..1, from `prior_bits` plus the counted contributions.
    `coverage` is the share (0..1) of applicable checks that could be determined. `barred_by`
    names what stands in the way of accept: check ids, or `question:…`. `next_step` says what
    the seller can do for `review` and `unreadable` ("" otherwise).
    """

    outcome: Outcome
    reason: str
    questions: dict[Question, Answer]
    question_set: QuestionSet
    policy: str | None
    forgery_probability: float
    prior_bits: float
    coverage: float
    contributions: tuple[Contribution, ...] = ()
    barred_by: tuple[str, ...] = ()
    next_step: str = ""


class Report(Struct, frozen=True, kw_only=True):
    """A verdict with the dossier and the results it rests on, ready to be rendered.

    `timing_ms` maps stages to milliseconds of wall time; it and the paths are all that
    differs between two runs over the same bytes, configuration and registry.
    """

    schema: str = "proofcheck/1"
    verdict: Verdict
    dossier: Dossier
    results: tuple[CheckResult, ...]
    weights_bits: dict[str, float]
    tools: dict[str, str]
    config_digest: str
    timing_ms: dict[str, float]

    @property
    def outcome(self) -> Outcome:
        """The verdict's outcome."""
        return self.verdict.outcome
