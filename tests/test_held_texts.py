"""Texts that are held on disk until all are there."""

from contextlib import closing

from govbudget.cli.files import write_texts
from govbudget.cli.held_texts import HeldTexts


def test_texts_come_back_in_their_order_and_again():
    texts = ["预算\n", "a\r\nb", "\ud800", "𠮷"]
    with closing(HeldTexts()) as held:
        for text in ["", *texts, ""]:
            held.append(text)
        assert len(held) == len(texts)
        assert list(held) == texts == list(held)


def test_no_text_is_none():
    with closing(HeldTexts()) as held:
        held.append("")
        assert not held
        assert list(held) == []


def test_texts_are_written_as_one(tmp_path):
    output = tmp_path / "all.txt"
    write_texts(str(output), iter(["一\n", "\ud800\n"]))
    assert output.read_bytes() == "一\n\\ud800\n".encode()
