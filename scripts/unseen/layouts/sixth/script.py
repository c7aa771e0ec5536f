"""Fills the texts of the sixth edition: those of the fifth, and what everyday letters add.

`{trader}` is the grantee under a name that it uses in trade (the text's `trader`), which is right
as well; `{forwarder}` is a company that has nothing to do with what is granted, `{store_id}` a
shop's number, `{link:market.example}` the address of a shop's page.
"""

from __future__ import annotations

from collections.abc import Callable

from scripts.unseen.data.numbers import digits
from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.ledger import plain


class SixthScript(FifthScript):
    """One letter's text over one ledger."""

    def _with_words(self, name: str, english: bool, argument: str, words: str) -> str | None:
        if name == "link":
            return plain(f"https://{argument}/{self.deed.grantee.domain.split('.')[0]}")
        return super()._with_words(name, english, argument, words)

    def _plain_values(self, english: bool) -> dict[str, Callable[[], str]]:
        deed = self.deed

        def trader() -> str:
            name = self.text["trader"].format(stem=deed.grantee.stem)
            self.ink.allow("grantee", name)
            return plain(name)

        return {
            **super()._plain_values(english),
            "trader": trader,
            "forwarder": lambda: plain(deed.owner.name),
            "store_id": lambda: digits(deed.draw, 8),
        }
