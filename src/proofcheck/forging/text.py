"""The account of a run as text: how often each way was made, and why it was not."""

from __future__ import annotations

from collections import Counter

from proofcheck.forging.making import Account, Order
from proofcheck.forging.way import Way

REASONS_SHOWN = 4


def account_to_text(account: Account, order: Order) -> str:
    """Return a table of the ways, then the harmless versions, with reasons where some failed."""
    parts = [_table("forged", order.ways, account), _table("harmless", order.harmless, account)]
    whole = [one for one in account.not_made if one.way is None]
    if whole:
        parts.append("".join(f"nothing made of {one.path}: {one.reason}\n" for one in whole))
    return "\n".join(part for part in parts if part)


def ways_to_text(ways: tuple[Way, ...], harmless: tuple[Way, ...]) -> str:
    """Return the names of all ways with what they do."""
    width = max(len(way.name) for way in (*ways, *harmless))
    listed = [
        f"{head}\n" + "".join(f"  {way.name:<{width}}  {way.title}\n" for way in group)
        for head, group in (("forged", ways), ("harmless", harmless))
    ]
    return "\n".join(listed)


def _table(head: str, ways: tuple[Way, ...], account: Account) -> str:
    if not ways:
        return ""
    width = max(len(way.name) for way in ways)
    lines = [f"{head:<{width + 2}} {'made':>5} {'not made':>9}\n"]
    for way in ways:
        refused = [one.reason for one in account.not_made if one.way == way.name]
        lines.append(
            f"  {way.name:<{width}} {account.made.get(way.name, 0):>5} {len(refused):>9}\n"
        )
        for reason, count in Counter(refused).most_common(REASONS_SHOWN):
            lines.append(f"      {count} × {reason}\n")
    return "".join(lines)
