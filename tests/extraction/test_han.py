"""Traditional Chinese and Japanese forms as simplified ones."""

from __future__ import annotations

from proofcheck.extraction.han import fold_word, simplified


def test_three_scripts_give_one_phrase() -> None:
    assert simplified("授權") == simplified("授権") == "授权"


def test_length_stays() -> None:
    text = "茲授權 Nimbus 為經銷商，有効期間"
    assert len(simplified(text)) == len(text)


def test_kana_of_a_lexicon_are_folded_as_the_text_is() -> None:
    from proofcheck.extraction.phrases import fold_plain

    assert fold_word("ブランド") == simplified(fold_plain("ブランド"))
