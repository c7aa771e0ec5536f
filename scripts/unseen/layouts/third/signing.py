"""Signatures under the letters of the third edition."""

from __future__ import annotations

from scripts.unseen.layouts.ornaments import company_seal, signature
from scripts.unseen.layouts.third.script import Script
from scripts.unseen.ledger import plain


def scribble(script: Script, spot: str = "left:0;top:-2mm") -> str:
    """The handwriting of who signs."""
    return signature(script.deed.signatory, spot, script.deed.draw)


def seal(script: Script, spot: str) -> str:
    """The grantor's seal in the manner of its country."""
    manner = "ja" if script.language == "zht" else script.language
    return company_seal(script.deed.grantor.name, manner, spot, script.deed.draw)


def block(script: Script, parts: str = "company hand name title", with_seal: bool = True) -> str:
    """Company, handwriting, name and title one below the other, in the order of `parts`."""
    made = {
        "company": lambda: f"<b>{script.fill('{grantor}')}</b>",
        "hand": lambda: scribble(script),
        "name": lambda: script.fill("{signer}"),
        "title": lambda: script.fill("{title}"),
    }
    rows = ""
    for part in parts.split():
        if part == "hand":
            stamp = seal(script, "left:46mm;top:-8mm") if with_seal else ""
            rows += f"<div class='hand'>{made[part]()}{stamp}</div>"
        else:
            rows += f"<div>{made[part]()}</div>"
    return f"<div class='sign'>{rows}</div>"


def logo(script: Script, size_pt: float = 17) -> str:
    """First word of the grantor's name as a letterhead has it."""
    return (
        f"<span class='c b' style='font-size:{size_pt}pt'>{plain(script.deed.grantor.stem)}</span>"
    )


CSS = ".sign{position:relative;width:96mm}.hand{position:relative;height:17mm}"
