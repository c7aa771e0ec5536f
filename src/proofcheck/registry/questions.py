"""What a dossier asks the registry: its names, brands and numbers, each with its place.

In: the documents and the claim. Out: `NameAsked`s and the like. Bounded: a hostile paper with
ten thousand brands asks for the first few only.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from proofcheck.model.claim import Claim
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice, Maybe, letters_in
from proofcheck.model.measures import Place
from proofcheck.registry.parties import Bearer

MAX_BRANDS = 20
MAX_NUMBERS = 50


class NameAsked(Struct, frozen=True, kw_only=True):
    """A name of the claim (`document` None) or of a document, and which field it is."""

    text: str
    field: str
    document: int | None = None
    place: Place | None = None
    bearer: Bearer = Bearer()


class NumberAsked(Struct, frozen=True, kw_only=True):
    """A trademark number that a letter names."""

    text: str
    document: int
    place: Place


def parties_asked(documents: tuple[Examined, ...], claim: Claim | None) -> Iterator[NameAsked]:
    """Yield the claimant, and every supplier, buyer, grantor and grantee."""
    if claim is not None and claim.seller:
        bearer = Bearer(tax_id=claim.seller_tax_id, address=claim.seller_address)
        yield NameAsked(text=claim.seller, field="claim.seller", bearer=bearer)
    for examined in documents:
        text = "\n".join(page.text for page in examined.pages)
        match examined.paper:
            case Invoice() as paper:
                supplier = Bearer(
                    tax_id=value(paper.seller_tax_id),
                    email=value(paper.seller_email),
                    iban=value(paper.iban),
                    address=value(paper.seller_address),
                    page_text=text,
                )
                buyer = Bearer(
                    tax_id=value(paper.buyer_tax_id),
                    address=value(paper.buyer_address),
                    page_text=text,
                )
                yield from _name(examined, paper.seller_name, "seller_name", supplier)
                yield from _name(examined, paper.buyer_name, "buyer_name", buyer)
            case AuthorisationLetter() as paper:
                for prefix, letter in named_letters(paper):
                    for field in ("grantor", "grantee"):
                        maybe: Maybe[str] = getattr(letter, field)
                        yield from _name(examined, maybe, prefix + field, Bearer(page_text=text))
            case _:
                pass


def brands_asked(documents: tuple[Examined, ...], claim: Claim | None) -> Iterator[NameAsked]:
    """Yield the claimed brand, the brands of letters, and each distinct brand of the lines."""
    if claim is not None and claim.brand:
        yield NameAsked(text=claim.brand, field="claim.brand")
    for examined in documents:
        match examined.paper:
            case AuthorisationLetter() as paper:
                yield from _letter_brands(examined, paper)
            case Invoice() as paper:
                yield from _line_brands(examined, paper)
            case _:
                pass


def numbers_asked(documents: tuple[Examined, ...]) -> Iterator[NumberAsked]:
    """Yield the trademark numbers of every letter."""
    for examined in documents:
        for letter in letters_in(examined.paper):
            numbers = letter.trademark_numbers
            if isinstance(numbers, Field):
                for text in tuple(dict.fromkeys(numbers.value))[:MAX_NUMBERS]:
                    yield NumberAsked(text=text, document=examined.number, place=numbers.place)


def letter_numbers(documents: tuple[Examined, ...]) -> tuple[str, ...]:
    """Return the numbers of all letters."""
    return tuple(
        number
        for examined in documents
        for letter in letters_in(examined.paper)
        if (number := value(letter.letter_number))
    )


def named_letters(paper: AuthorisationLetter) -> Iterator[tuple[str, AuthorisationLetter]]:
    """Yield every letter of a file with the prefix of its fields' names (`above.1.`)."""
    for number, letter in enumerate(paper.above, start=1):
        if not letter.is_mentioned:
            yield f"above.{number}.", letter
    yield "", paper


def value(maybe: Maybe[str]) -> str | None:
    """Return the text of a field, None where it is missing."""
    return maybe.value if isinstance(maybe, Field) else None


def _name(examined: Examined, maybe: Maybe[str], field: str, bearer: Bearer) -> Iterator[NameAsked]:
    if isinstance(maybe, Field) and maybe.value.strip():
        yield NameAsked(
            text=maybe.value,
            field=field,
            document=examined.number,
            place=maybe.place,
            bearer=bearer,
        )


def _letter_brands(examined: Examined, paper: AuthorisationLetter) -> Iterator[NameAsked]:
    for prefix, letter in named_letters(paper):
        brands = letter.brands
        if not isinstance(brands, Field):
            continue
        for text in tuple(dict.fromkeys(brands.value))[:MAX_BRANDS]:
            yield NameAsked(
                text=text, field=f"{prefix}brands", document=examined.number, place=brands.place
            )


def _line_brands(examined: Examined, paper: Invoice) -> Iterator[NameAsked]:
    seen: set[str] = set()
    for number, line in enumerate(paper.lines, start=1):
        brand = line.brand
        if not isinstance(brand, Field) or brand.value in seen or len(seen) >= MAX_BRANDS:
            continue
        seen.add(brand.value)
        yield NameAsked(
            text=brand.value,
            field=f"lines.{number}.brand",
            document=examined.number,
            place=brand.place,
        )
