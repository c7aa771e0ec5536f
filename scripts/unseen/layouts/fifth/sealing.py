"""Who signs and seals under the letters of the East: lines of which some hold handwriting.

A `✍` in a line is where the hand stands; `seal` in the text is the word inside a Chinese seal,
`spot2` the place of the other party's.
"""

from __future__ import annotations

from scripts.unseen.layouts.fifth.script import FifthScript
from scripts.unseen.layouts.ornaments import company_seal, signature

CSS = (
    ".signed{position:relative}.pen{display:inline-block;position:relative;width:0;"
    "height:9mm;margin-right:44mm;vertical-align:bottom}"
)


def lines(script: FifthScript, key: str = "sign", spot: str = "", role: str = "grantor") -> str:
    """Lines of the text one below the other, with the seal of that party where `spot` says."""
    rows = "".join(f"<div>{_row(script, line)}</div>" for line in script.text[key])
    if "spot2" in script.text:
        rows += _seal(script, script.text["spot2"], "grantee")
    return f"<div class='signed'>{rows}{_seal(script, spot, role) if spot else ''}</div>"


def _row(script: FifthScript, line: str) -> str:
    before, mark, after = line.partition("✍")
    name = script.deed.signatory
    if script.text.get("bare"):  # the owner of the mark is a person, who signs without a seal
        name = script.deed.grantor.name
        script.ink.allow("signatory_name", name)
    hand = signature(name, "left:1mm;top:-7mm", script.deed.draw) if mark else ""
    pen = f"<span class='pen'>{hand}</span>" if mark else ""
    return f"{script.fill(before)}{pen}{script.fill(after)}"


def _seal(script: FifthScript, spot: str, role: str) -> str:
    manner = "ja" if script.language == "zht" else script.language
    company = getattr(script.deed, role).name
    drawn = company_seal(company, manner, spot, script.deed.draw)
    return drawn.replace("合同专用章", script.text.get("seal", ""))
