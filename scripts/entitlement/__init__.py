"""Cases of entitlement: invented registries, papers and claims, in order or broken in one way.

`cases(seed)` yields them; each says which verdicts are fair, and which link of which chain is the
first broken one. Papers are built as examined documents, so that the cases ask the registry, the
solver, the checks and the weighing, and not the readers.
"""
