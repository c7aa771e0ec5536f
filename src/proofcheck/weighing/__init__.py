"""Evidence in bits, the five questions and the outcome.

In: a dossier and the results of its checks. Out: a `Verdict`. Only here are the questions
brought together, and the verdict shows how.
"""

from proofcheck.weighing.verdict import weigh
from proofcheck.weighing.weights import Weights, load_weights, weights_digest

__all__ = ["Weights", "load_weights", "weigh", "weights_digest"]
