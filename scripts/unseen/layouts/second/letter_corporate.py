"""Company letter in prose: name and rule on top, no address window, a footer in three columns."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.second.speech import SecondSpeech
from scripts.unseen.ledger import plain

MANNER = "serif"

_CSS = """
.head{position:absolute;left:25mm;right:25mm;top:14mm;text-align:center;padding-bottom:4mm;
border-bottom:1.4pt double #444}.head b{font-size:19pt;letter-spacing:3px;font-variant:small-caps}
.head span{display:block;font-size:8pt;color:#555}
.main{position:absolute;left:25mm;right:25mm;top:46mm;font-size:11pt;line-height:1.42}
.top{text-align:right;margin-bottom:6mm;font-size:10.5pt}h1{font-size:13.5pt;text-align:center;
text-decoration:underline;margin-bottom:6mm}.main p{text-align:justify;margin-bottom:3.4mm}
.end{margin-top:6mm}
.foot{left:25mm;right:25mm;bottom:9mm;display:flex;justify-content:space-between;font-size:7.2pt;
color:#555;border-top:.4pt solid #999;padding-top:1.5mm}
"""


def draw(speech: SecondSpeech, look: Look) -> str:
    """Set the letter; paragraphs of several sentences, as somebody writes who writes few."""
    company = speech.grant.grantor
    title = speech.label("title")
    number = "" if speech.omits("number", 0.5) else speech.number()
    ref = f"<br>{speech.label('ref')}{speech.colon}{number}" if number else ""
    with_title = not speech.omits("title", 0.25)
    marks = () if speech.omits("marks", 0.35) else ("marks",)
    where = () if speech.omits("territory", 0.25) else ("territory",)
    channels = () if speech.omits("channels", 0.5) else ("channels",)
    paragraphs = "".join(
        f"<p>{text}</p>"
        for text in (
            speech.sentences("owner"),
            speech.sentences("grant", *marks),
            speech.sentences("period", *where, *channels),
            speech.sentences("excl", "sub"),
            speech.sentences("duty", "check"),
        )
        if text
    )
    address = "<br>".join(map(plain, company.address))
    page = (
        f"<div class='head'><b class='c'>{plain(company.stem)}</b><span>{plain(company.domain)}"
        f"</span></div><div class='main'><div class='top'>{speech.say('signed')}{ref}"
        f"</div><h1>{title}</h1>"
        f"<p>{speech.label('greeting')}</p>{paragraphs}<div class='end'>{speech.label('close')}"
        f"<br><br>{speech.sign_off(with_title=with_title)}</div></div>"
        f"<div class='foot'><span>{plain(company.name)}<br>{address}</span>"
        f"<span>{plain(company.phone)}<br>{plain(company.email)}</span>"
        f"<span>{plain(company.register)}<br>www.{plain(company.domain)}</span></div>"
    )
    return document([page], _CSS, look)
