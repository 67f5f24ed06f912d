"""What a card reads out: nothing is left empty where there is nothing to count."""

from wording.cards import bars_in_words, columns_in_words, dots_in_words


def test_what_has_no_parts_is_said_to_have_none():
    assert bars_in_words("findings", []) == "Bars of findings, most first: none."
    assert dots_in_words("findings", [("Time", "Managers 2"), ("Apathy", "")]) == (
        "Dots with the number of findings. Time: Managers 2. Apathy: none."
    )
    assert columns_in_words([("Surgery", [("Alpha", 1)]), ("Medicine", [])]) == "Surgery: Alpha 1. Medicine: none."
