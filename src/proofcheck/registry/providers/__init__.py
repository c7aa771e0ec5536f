"""Public registers as further witnesses: VIES, GLEIF, TSDR (USPTO) and EUIPO, off by default.

`asking` finds the numbers of a dossier and gets each its answer: from recordings, the cache, or
the network. `register` says what a register is; `vies`, `gleif`, `tsdr` and `euipo` are the four.
`transport` alone touches the network. An outage is never taken for a "no such number". What reads
answers (lxml, the importers) is loaded with the first answer.
"""
