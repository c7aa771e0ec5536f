"""Who sells and who buys: names, addresses, tax ids and the seller's mail address.

In go sheets, out come the party fields. Labels decide where they are printed; without them the
seller is whom letterhead, sender line, footer, tax id, bank and mail domain point at, and the
buyer is the address block that is left. Delivery addresses, payees and contacts are neither.
"""

from __future__ import annotations

from collections import Counter

from proofcheck.extraction.cells import Cell
from proofcheck.extraction.identifiers import (
    IdentifierForm,
    find_identifiers,
)
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.parties.blocks import find_blocks
from proofcheck.extraction.parties.fapiao import fapiao_blocks
from proofcheck.extraction.parties.fields import PartyFields, name_key, party_fields, resembles
from proofcheck.extraction.parties.letterhead import letterhead_blocks
from proofcheck.extraction.parties.pieces import PartyBlock
from proofcheck.extraction.parties.reading import Party, read_party
from proofcheck.extraction.sheets import Sheet
from proofcheck.model.fields import Kind

HEAD_SHARE = 0.3
"""Share of the page's height (0..1) in which a letterhead stands."""


LEAST_SELLER_SCORE = 0.3
"""Below this score nothing speaks for a party being the seller."""


LEAST_BUYER_SCORE = -1.0
"""Below this score an unlabelled address is not the buyer's."""


SHIP_TO_COSTS = 1.5
"""By what a delivery address is less likely the buyer's: it is where nothing else is."""


CLERK_COSTS = 4.0
"""By what the name of a clerk under the seller's label is less likely the seller's: the label."""


LOWER_SHARE = 0.5
"""Share of the page's height below which a sender without a name stands."""


SLIP_SHARE = 0.6
"""Share of the page's height below which a slip for the payment stands."""


TWIN_COSTS = 1.5
"""By what a name that stands twice side by side is less likely the seller's."""


SAME_LEVEL = 0.02
"""How far, in shares of the page's height, two blocks side by side differ at most."""


FOOT_SHARE = 0.82
"""Share of the page's height (0..1) below which a footer stands."""


def read_parties(sheets: tuple[Sheet, ...], kind: Kind) -> PartyFields:
    """Read seller and buyer; a receipt has a buyer only where a label names one."""
    parties = [read_party(block) for sheet in sheets for block in _blocks(sheet)]
    parties = [party for party in parties if party.name or party.address or party.tax_ids]
    parties = [party for party in parties if not _is_payee(party, parties)]
    counts = Counter(name for name, _ in {(name_key(p), id(_name_cell(p))) for p in parties})
    domains = _mail_domains(sheets)
    buyer = _labelled_buyer(parties)
    seller = _seller(parties, buyer, counts, domains)
    if buyer is None and kind is not Kind.RECEIPT:
        buyer = _unlabelled_buyer(parties, seller)
    if buyer is None and kind is not Kind.RECEIPT:
        buyer = _consignee(parties, seller)
    seller_family = _same_name(parties, seller, ("seller", None))
    seller_family = _legal_first(seller_family, parties)
    if seller_family and not any(party.address for party in seller_family):
        seller_family += _nameless(parties)
    buyer_family = _same_name(parties, buyer, ("buyer", None))
    return party_fields(sheets, seller_family, buyer_family)


def _blocks(sheet: Sheet) -> list[PartyBlock]:
    form = fapiao_blocks(sheet)
    blocks = form or find_blocks(sheet)
    return [*blocks, *letterhead_blocks(sheet, blocks)]


def _mail_domains(sheets: tuple[Sheet, ...]) -> frozenset[str]:
    """Return the first parts of mail and web domains on the page, squeezed."""
    found = set()
    forms = (IdentifierForm.EMAIL, IdentifierForm.DOMAIN)
    for sheet in sheets:
        for cell in sheet.cells:
            if "@" in cell.text or "www" in cell.text or "http" in cell.text:
                for mention in find_identifiers(cell.text, forms):
                    host = mention.value.rpartition("@")[2].removeprefix("www.")
                    found.add(squeeze(host.split(".")[0]))
    return frozenset(name for name in found if len(name) >= 4)


def _labelled_buyer(parties: list[Party]) -> Party | None:
    labelled = [p for p in parties if p.block.label == "buyer" and p.name is not None]
    return min(labelled, key=lambda p: (p.address is None, p.order), default=None)


def _is_payee(party: Party, others: list[Party]) -> bool:
    """Whether a slip at the foot addresses who is paid ("To: ..."), who sends the paper above."""
    if party.block.label != "buyer" or party.name is None or party.block.top < SLIP_SHARE:
        return False
    key = name_key(party)
    return any(
        name_key(p) == key and not p.block.label and p.contacts and p.block.top < LOWER_SHARE
        for p in others
    )


def _seller(
    parties: list[Party],
    buyer: Party | None,
    counts: Counter[str],
    domains: frozenset[str],
) -> Party | None:
    named = [p for p in parties if p.name is not None and p.block.label != "buyer"]
    clerks = {id(p) for p in named if _is_clerk(p, named, domains)}
    scored = [
        (
            _seller_score(p, buyer, counts, domains)
            - (CLERK_COSTS if id(p) in clerks else 0.0)
            - (TWIN_COSTS if _has_twin(p, named) else 0.0),
            p,
        )
        for p in named
    ]
    best = min(scored, key=lambda item: (-item[0], item[1].order), default=None)
    return best[1] if best is not None and best[0] > LEAST_SELLER_SCORE else None


def _has_twin(party: Party, others: list[Party]) -> bool:
    """Whether the same name stands beside a party: who is billed and where the goods go."""
    key, top = name_key(party), party.block.top
    return any(
        name_key(p) == key and abs(p.block.top - top) < SAME_LEVEL
        for p in others
        if _name_cell(p) is not _name_cell(party)
    )


def _name_cell(party: Party) -> Cell | None:
    return party.name.pieces[0].cell if party.name else None


def _is_clerk(party: Party, others: list[Party], domains: frozenset[str]) -> bool:
    """Whether a label such as "Verkäufer" gives a bare name, the seller's clerk's.

    It does where a company with its address has the domain that the paper prints.
    """
    if party.block.label != "seller" or party.address or party.tax_ids or party.has_legal_form:
        return False
    keys = [name_key(p) for p in others if p.address is not None and p.has_legal_form]
    own = name_key(party)
    return any(
        not _is_same(own, key) and resembles(domain, key) and not resembles(domain, own)
        for key in keys
        for domain in domains
    )


def _seller_score(
    party: Party, buyer: Party | None, counts: Counter[str], domains: frozenset[str]
) -> float:
    """Return how much speaks for a party being the seller; labels weigh most."""
    assert party.name is not None
    key = squeeze(party.name.text)
    score = {"seller": 4.0, "ship_to": -4.0}.get(party.block.label or "", 0.0)
    top = party.block.top
    if party.block.sheet.page.page == 1 and top < HEAD_SHARE:
        score += 1.2 * (1.0 - top / HEAD_SHARE)
    if top > FOOT_SHARE:
        score += 0.7
    score += 1.6 if party.block.is_sender_line else 0.0
    score -= 1.5 if party.block.is_under_sender_line else 0.0
    score += 0.7 if party.tax_ids else 0.0
    score += 0.6 * min(party.contacts, 2)
    score += 0.5 if party.has_legal_form else 0.0
    score += 0.4 if party.address else 0.0
    score += 0.4 * min(counts[key] - 1, 2)
    score += 1.0 if any(resembles(domain, key) for domain in domains) else 0.0
    if buyer is not None and buyer.name is not None and key == squeeze(buyer.name.text):
        score -= 1.5
    return score - (0.5 if party.block.sheet.page.page > 1 else 0.0)


def _unlabelled_buyer(parties: list[Party], seller: Party | None) -> Party | None:
    """Return the address block that is not the seller's, best in the upper half."""
    own = name_key(seller)
    scored = []
    for party in parties:
        if party.name is None or party.address is None or name_key(party) == own:
            continue
        if party.block.label == "seller" or party.block.sheet.page.page > 1:
            continue
        score = 1.0 - party.block.top
        score += 1.5 if party.block.is_under_sender_line else 0.0
        score -= SHIP_TO_COSTS if party.block.label == "ship_to" else 0.0
        score -= 0.0 if party.block.label else 0.5 * min(party.contacts, 2)
        score -= 1.0 if party.block.top > 0.5 else 0.0
        scored.append((score, party))
    best = min(scored, key=lambda item: (-item[0], item[1].order), default=None)
    return best[1] if best is not None and best[0] > LEAST_BUYER_SCORE else None


def _legal_first(family: list[Party], parties: list[Party]) -> list[Party]:
    """Lead a family by whom payment goes to where the letterhead has the trade name alone.

    "LARKMEAD" above "Remit to Larkmead Dental Supply, Inc., PO Box 77120".
    """
    if not family or family[0].has_legal_form or any(party.address for party in family):
        return family
    key = name_key(family[0])
    payees = (p for p in parties if p.block.label == "ship_to" and p.address and p.has_legal_form)
    return [*(p for p in payees if _is_same(key, name_key(p))), *family]


def _nameless(parties: list[Party]) -> list[Party]:
    """Return the one address of the foot or head that bears no name: the sender's own."""
    found = [p for p in parties if p.name is None and p.address is not None and not p.block.label]
    own = [p for p in found if not HEAD_SHARE < p.block.top < LOWER_SHARE]
    own = [p for p in own if p.contacts or p.tax_ids]
    return own if len(own) == 1 else []


def _consignee(parties: list[Party], seller: Party | None) -> Party | None:
    """Return the firm that the goods go to, where nothing else names a buyer."""
    own = name_key(seller)
    firms = (p for p in parties if p.block.label == "ship_to" and p.has_legal_form)
    return min((p for p in firms if name_key(p) != own), key=lambda p: p.order, default=None)


def _same_name(
    parties: list[Party], chosen: Party | None, labels: tuple[str | None, ...]
) -> list[Party]:
    """Return the chosen party, then its other blocks (letterhead, footer), labelled ones first."""
    if chosen is None:
        return []
    key = name_key(chosen)
    others = [
        p
        for p in parties
        if p is not chosen and p.block.label in labels and _is_same(key, name_key(p))
    ]
    return [chosen, *sorted(others, key=lambda p: p.order)]


def _is_same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 4 and longer.startswith(shorter)
