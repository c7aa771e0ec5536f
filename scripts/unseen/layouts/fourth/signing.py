"""Signatures under the letters of the fourth edition: the seal stands clear of the lines."""

from __future__ import annotations

from scripts.unseen.layouts.fourth.script import FourthScript
from scripts.unseen.layouts.third.signing import logo, scribble, seal

__all__ = ["CSS", "block", "logo", "scribble", "seal"]

CSS = ".sign{position:relative;width:98mm}.hand{position:relative;height:24mm}"


def block(script: FourthScript, parts: str, seal_left: str = "61mm") -> str:
    """Company, handwriting, name and title one below the other, in the order of `parts`."""
    fields = {"company": "**{grantor}**", "name": "{signer}", "title": "{title}"}
    rows = ""
    for part in parts.split():
        if part == "hand":
            stamp = seal(script, f"left:{seal_left};top:-5mm;scale:.88")
            rows += f"<div class='hand'>{scribble(script, 'left:0;top:1mm')}{stamp}</div>"
        else:
            rows += f"<div>{script.fill(fields[part])}</div>"
    return f"<div class='sign'>{rows}</div>"
