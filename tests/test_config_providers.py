"""Settings of the public registers: what is refused, and what makes two runs different."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofcheck.config import Config, ProviderSettings, load_config
from proofcheck.errors import ConfigError
from proofcheck.model.identities import ProviderName


def test_registers_are_read_from_toml_and_none_is_on_by_default(tmp_path: Path) -> None:
    assert Config().providers.on == ()
    path = tmp_path / "proofcheck.toml"
    path.write_text(
        '[providers]\non = ["vies", "tsdr"]\ntimeout_s = 3.5\n'
        'addresses = {vies = "https://proxy.example"}\n'
    )
    providers = load_config(path).providers
    assert providers.on == (ProviderName.VIES, ProviderName.TSDR)
    assert providers.addresses == {ProviderName.VIES: "https://proxy.example"}


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ('on = ["viez"]', "viez"),
        ("timeout_s = 0", "timeout_s"),
        ("match_days = -1", "match_days"),
        ('key = "secret"', "key"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, entry: str, named: str) -> None:
    path = tmp_path / "proofcheck.toml"
    path.write_text(f"[providers]\n{entry}\n")
    with pytest.raises(ConfigError, match=named):
        load_config(path)


def test_where_answers_are_kept_makes_no_other_configuration() -> None:
    on = (ProviderName.VIES,)
    here = Config(providers=ProviderSettings(on=on, cache="a.sqlite", recordings="a"))
    there = Config(providers=ProviderSettings(on=on, cache="b.sqlite"))
    assert here.digest == there.digest
    assert here.digest != Config().digest
