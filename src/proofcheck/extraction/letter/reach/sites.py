"""Country sites of one platform: Amazon.fr and Amazon.es are two channels, one alone is Amazon.

In: channels as they were read. Out: the same with sites as printed where a letter names several of
a platform, and under the platform's one spelling where it names one.
"""

from __future__ import annotations

from collections.abc import Iterable

from proofcheck.comparing.channels import canonical_channel, is_platform, site_of


def platform_or_site(text: str) -> str:
    """Return a platform's one spelling, or the text as printed where it names a site of it."""
    return text if site_of(text) is not None else canonical_channel(text)


def with_sites(channels: Iterable[str]) -> tuple[str, ...]:
    """Return channels once each, with the sites of platforms of which several are named."""
    listed = tuple(channels)
    sites: dict[str, dict[str, str]] = {}
    for channel in listed:
        if (site := site_of(channel)) is not None:
            sites.setdefault(canonical_channel(channel), {}).setdefault(site, channel)
    told: list[str] = []
    for channel in listed:
        if not is_platform(channel):
            told.append(channel)
            continue
        platform = canonical_channel(channel)
        several = sites.get(platform, {})
        told.extend(several.values() if len(several) > 1 else (platform,))
    return tuple(dict.fromkeys(told))
