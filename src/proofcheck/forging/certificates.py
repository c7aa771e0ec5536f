"""Self-made test certificates that anyone can make again.

Key and certificate are computed from a company's name, so that the same name gives the same
bytes. They protect nothing and must be trusted nowhere.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from random import Random

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

ENDS = datetime(2034, 12, 31, tzinfo=UTC)
MILLER_RABIN_BASES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)


@cache
def key_of(name: str) -> rsa.RSAPrivateKey:
    """Return the RSA key of 2048 bits that depends on the name alone."""
    draw = Random(name)
    p, q, exponent = _prime(draw, 1024), _prime(draw, 1024), 65537
    secret = pow(exponent, -1, (p - 1) * (q - 1))
    numbers = rsa.RSAPrivateNumbers(
        p=p,
        q=q,
        d=secret,
        dmp1=secret % (p - 1),
        dmq1=secret % (q - 1),
        iqmp=pow(q, -1, p),
        public_numbers=rsa.RSAPublicNumbers(exponent, p * q),
    )
    return numbers.private_key()


def certificate_of(name: str, begun: datetime) -> x509.Certificate:
    """Return the self-signed certificate of an invented company, valid from `begun`."""
    key = key_of(name)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, name),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{name} (test certificate)"),
        ]
    )
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(0x50524F4F46)
        .not_valid_before(begun)
        .not_valid_after(ENDS)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )


def der_pair(name: str, begun: datetime) -> tuple[bytes, bytes]:
    """Return certificate and private key (PKCS 8) as DER."""
    certificate = certificate_of(name, begun).public_bytes(serialization.Encoding.DER)
    private = key_of(name).private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return certificate, private


def _prime(draw: Random, bits: int) -> int:
    while True:
        candidate = draw.getrandbits(bits) | (3 << (bits - 2)) | 1
        if all(candidate % p for p in MILLER_RABIN_BASES[1:]) and _is_prime(candidate):
            return candidate


def _is_prime(number: int) -> bool:
    """Test by Miller and Rabin; the error is far below that of the hardware."""
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for base in MILLER_RABIN_BASES:
        power = pow(base, odd, number)
        if power in (1, number - 1):
            continue
        for _ in range(twos - 1):
            power = power * power % number
            if power == number - 1:
                break
        else:
            return False
    return True
