"""The ways to forge a PDF, in one explicit order."""

from proofcheck.forging.ways.annotations import ANNOTATION_WAYS
from proofcheck.forging.ways.codes import CODE_WAYS
from proofcheck.forging.ways.disguises import DISGUISE_WAYS
from proofcheck.forging.ways.layers import LAYER_WAYS
from proofcheck.forging.ways.pages import PAGE_WAYS
from proofcheck.forging.ways.retyping import RETYPING_WAYS
from proofcheck.forging.ways.signatures import SIGNATURE_WAYS
from proofcheck.forging.ways.xml import XML_WAYS

WAYS = (
    *RETYPING_WAYS,
    *ANNOTATION_WAYS,
    *LAYER_WAYS,
    *XML_WAYS,
    *CODE_WAYS,
    *PAGE_WAYS,
    *SIGNATURE_WAYS,
    *DISGUISE_WAYS,
)

__all__ = ["WAYS"]
