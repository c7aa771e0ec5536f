"""Domains of companies: the host of an address, free mail hosts, and domains that imitate others.

In: mail addresses and hosts as printed or recorded. Out: hosts in lower case, and whether one is
below another or imitates it.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from proofcheck.comparing.characters import fold_confusables, fold_ocr
from proofcheck.comparing.data_files import load_data

LEAST_LABEL = 5
"""Characters of a name below which one edit makes another honest name (`ibm`, `ibn`)."""

MOST_EDITS = 2


class _Hosts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    free: tuple[str, ...]


def host_of(contact: str) -> str:
    """Return the host of a mail address, a domain or a web address, lower case, without `www`."""
    host = contact.strip().casefold().rpartition("@")[2]
    host = host.removeprefix("https://").removeprefix("http://").split("/")[0].split(":")[0]
    return host.strip(".").removeprefix("www.")


def is_below(host: str, domain: str) -> bool:
    """Tell whether a host is the domain itself or stands below it (`shop.valdoro.example`)."""
    wanted = host_of(domain)
    return bool(wanted) and (host == wanted or host.endswith(f".{wanted}"))


def is_free_mail(host: str) -> bool:
    """Tell whether anyone can have a mail address at this host."""
    return host in _free()


def imitates(host: str, domain: str) -> bool:
    """Tell whether a host is made to be taken for a domain that it does not belong to.

    Its name is one or two edits away or looks alike (`vaIdoro.com`, `valdoro.co`), or holds the
    domain's name with more around it (`valdoro-brands.com`).
    """
    wanted = host_of(domain)
    if not host or not wanted or is_below(host, wanted):
        return False
    name, label = host.rpartition(".")[0], wanted.rpartition(".")[0]
    if len(label) < LEAST_LABEL:
        return name == label
    folded, goal = fold_ocr(fold_confusables(name)), fold_ocr(fold_confusables(label))
    if folded == goal:
        return True
    allowed = MOST_EDITS if len(label) > LEAST_LABEL + MOST_EDITS else 1
    if OSA.distance(name, label, score_cutoff=allowed) <= allowed:
        return True
    return label in name.replace(".", "-").split("-")


@cache
def _free() -> frozenset[str]:
    return frozenset(load_data("mail_hosts", _Hosts).free)
