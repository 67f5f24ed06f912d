"""Whether what comes first stays first without one group: studies of barriers called A to E, counted by hand."""

import pandas as pd
import pytest

from analysis.files.open_study import build_dataset
from analysis.model.dataset import Dataset
from analysis.selection import Selection
from analysis.sensitivity import FEW, HIDDEN, ORDER, OTHERS, SAME, First, led_by, sensitivity
from tests.analysis.made_studies import FINDING, PARTICIPANT, READING, person
from wording.sensitivity import NO_PERSON, sensitivity_lines

ALL = Selection()
TIED = {"participant_id": person(1)}


def study(*groups: tuple[int, str, dict[str, str]], people: int = 12) -> Dataset:
    """So many findings of each barrier, with what else is said of each."""
    listed = [{"theme_id": f"b_{label.lower()}", "kind": "barrier", "label": label, "section": "start"} for label in "ABCDE"]
    themes = pd.concat([READING.raw["themes"], pd.DataFrame(listed).assign(order=[str(30 + place) for place in range(5)])])
    rows = [{**FINDING, "theme_id": f"b_{label.lower()}", **says} for number, label, says in groups for _ in range(number)]
    findings = pd.DataFrame([{**row, "finding_id": f"F{place:04}"} for place, row in enumerate(rows)])
    persons = pd.DataFrame([{**PARTICIPANT, "participant_id": person(number + 1)} for number in range(people)])
    raw = {name: table for name, table in READING.raw.items() if name != "transcripts"}
    raw |= {"themes": themes.fillna(""), "findings": findings, "participants": persons}
    for name in ("findings", "participants"):
        raw[name] = raw[name].fillna("").reindex(columns=READING.raw[name].columns, fill_value="")
    return build_dataset(READING.descriptor, raw)


def held(dataset: Dataset, selection: Selection = ALL):
    return sensitivity(dataset, selection, "barrier", 5)


def outcomes(dataset: Dataset, by: str) -> list[tuple[str, str]]:
    (tried,) = [each.tried for each in held(dataset).tried if each.by == by]
    return [(each.group, each.outcome) for each in tried]


def one(dataset: Dataset, by: str):
    (tried,) = [each for each in held(dataset).tried if each.by == by]
    (only,) = tried.tried
    return only


NORTH, NOBODY, AUTHOR = {"programmes": "orchard"}, {"programmes": ""}, {"voice": "author", "programmes": ""}
CLEAR = ((12, "A", NOBODY), (9, "B", NOBODY), (7, "C", NOBODY), (5, "D", NOBODY))


def test_three_barriers_come_first_by_their_numbers():
    assert held(study(*CLEAR)).first == First(33, (("A", 12), ("B", 9), ("C", 7)))


def test_ties_for_the_last_place_share_it():
    first = held(study((9, "A", NOBODY), (6, "B", NOBODY), (6, "C", NOBODY), (6, "D", NOBODY), (5, "E", NOBODY))).first
    assert first.themes == (("A", 9), ("B", 6), ("C", 6), ("D", 6))
    assert first.places == (frozenset("A"), frozenset("BCD"))


def test_what_is_below_five_is_not_compared():
    assert held(study((6, "A", NOBODY), (4, "B", NOBODY))).first == First(10, (("A", 6),))
    assert held(study((4, "A", NOBODY))).first == First(4, ())
    assert held(study((4, "A", NOBODY))).tried == ()


def test_nothing_is_left_out_where_nobody_names_a_programme():
    assert outcomes(study(*CLEAR), "programme") == []


def test_each_programme_is_left_out_in_turn():
    # A 12, B 9, C 7, D 6; without orchard C 5 and D 6: D takes the place of C. Without lantern A 11: all as before
    dataset = study((11, "A", NOBODY), (1, "A", {}), (9, "B", NOBODY), (5, "C", NOBODY), (2, "C", NORTH), (6, "D", NOBODY))
    assert outcomes(dataset, "programme") == [("Lantern Year", SAME), ("Orchard Scheme", OTHERS)]
    (tried,) = [each for each in held(dataset).tried if each.by == "programme"]
    without = tried.tried[1]
    assert (tried.n, without.first.n, without.came, without.went, without.small) == (3, 32, ("D",), ("C",), ())


def test_a_finding_of_two_programmes_goes_with_each_of_them():
    dataset = study(*CLEAR, (1, "C", {"programmes": "lantern;orchard"}))
    (tried,) = [each for each in held(dataset).tried if each.by == "programme"]
    assert [(each.group, each.first.n) for each in tried.tried] == [("Lantern Year", 33), ("Orchard Scheme", 33)]
    assert tried.n == 1


def test_a_tie_that_comes_and_one_that_goes_are_told_apart():
    # C 7 and D 6, of C one by orchard: then both have 6
    level = study((9, "A", NOBODY), (8, "B", NOBODY), (6, "C", NOBODY), (1, "C", NORTH), (6, "D", NOBODY))
    assert (one(level, "programme").came, one(level, "programme").went) == (("D",), ())
    # C and D 6 each, of D one by orchard: D falls behind, with 5 left
    behind = study((9, "A", NOBODY), (8, "B", NOBODY), (6, "C", NOBODY), (5, "D", NOBODY), (1, "D", NORTH))
    assert (one(behind, "programme").came, one(behind, "programme").went, one(behind, "programme").small) == ((), ("D",), ())


def test_what_has_too_few_left_is_said_to_have_and_not_to_fall():
    few = study((9, "A", NOBODY), (8, "B", NOBODY), (4, "C", NOBODY), (2, "C", NORTH))
    assert (one(few, "programme").went, one(few, "programme").small) == (("C",), ("C",))
    none = study((5, "A", NORTH), (4, "A", NOBODY))
    assert one(none, "programme").outcome == FEW


def test_the_order_counts_too():
    # A 7, B 6, of A two by orchard: B 6, A 5
    dataset = study((5, "A", NOBODY), (2, "A", NORTH), (6, "B", NOBODY))
    assert one(dataset, "programme").outcome == ORDER
    assert one(dataset, "programme").first == First(11, (("B", 6), ("A", 5)))


def test_the_authors_are_left_out_apart_from_other_sources():
    dataset = study((9, "A", NOBODY), (8, "B", NOBODY), (5, "C", NOBODY), (2, "C", AUTHOR), (6, "D", NOBODY))
    assert outcomes(dataset, "author") == [("The interviewer", OTHERS)]
    assert one(dataset, "author").came == ("D",)
    assert [group for group, _ in outcomes(dataset, "voice")] == ["Trainee"]


def test_each_person_is_left_out_in_turn_and_people_alike_are_counted_together():
    # A 7: P01 2, P02 2, nobody 3. B 6 of nobody. Without either A has 5: another order. P03 has one of B: A 7, B 5
    dataset = study(
        (3, "A", NOBODY),
        *((2, "A", {"participant_id": person(number), "programmes": ""}) for number in (1, 2)),
        (5, "B", NOBODY),
        (1, "B", {"participant_id": person(3), "programmes": ""}),
    )
    (tried,) = [each for each in held(dataset).tried if each.by == "person"]
    assert {(each.outcome, each.times) for each in tried.tried} == {(ORDER, 2), (SAME, 1)}
    assert tried.n == 5


def test_where_people_are_counted_one_of_them_counts_once():
    # six people say A, each twice, and five of them B, once: without any of them one less of each
    said = [(2, "A", {"participant_id": person(number), "programmes": ""}) for number in range(1, 7)]
    said += [(1, "B", {"participant_id": person(number), "programmes": ""}) for number in range(1, 6)]
    dataset = study(*said).counting("people", 0)
    assert held(dataset).first == First(6, (("A", 6), ("B", 5)))
    (tried,) = [each for each in held(dataset).tried if each.by == "person"]
    # without one of the five A 5, B 4: too few of B; without the sixth A 5, B 5: they tie
    assert sorted((each.outcome, each.times) for each in tried.tried) == [(ORDER, 1), (OTHERS, 5)]


@pytest.mark.parametrize("unit", ["people", "findings"])
def test_nobody_is_left_out_where_small_groups_are_hidden(unit):
    said = [(1, label, {"participant_id": person(number), "programmes": ""}) for label in "AB" for number in range(1, 13)]
    hiding = held(study(*said).counting(unit, 3))
    assert hiding.no_person and "person" not in [each.by for each in hiding.tried]
    assert not held(study(*said).counting(unit, 0)).no_person


def test_nothing_is_said_of_a_programme_where_its_number_would_give_a_small_group_away():
    said = [(1, label, {"participant_id": person(number), **NOBODY}) for label in "AB" for number in range(1, 11)]
    said += [(1, "A", {"participant_id": person(number), **NORTH}) for number in (11, 12)]
    hiding = study(*said).counting("findings", 3)
    tried = [each for each in held(hiding).tried if each.by == "programme"]
    assert held(hiding).first is None or {each.outcome for each in tried[0].tried} <= {HIDDEN}
    assert not any("12" in line and "Orchard" in line for line in sensitivity_lines(hiding, held(hiding), 5))


def test_a_study_without_messages_leads_with_what_is_recommended_too(small):
    assert led_by(study(*CLEAR)) == ("barrier", "facilitator", "motivation", "recommendation")
    assert led_by(small) == ("barrier", "facilitator", "motivation", "recommendation")


def lines(dataset: Dataset) -> list[str]:
    return sensitivity_lines(dataset, held(dataset), 5)


def test_sentences_of_what_comes_first():
    assert lines(study(*CLEAR))[:2] == [
        "The three barriers with most findings: “A” (12), “B” (9), “C” (7), n = 33 findings.",
        "None of the 33 findings names a programme, so none can be left out.",
    ]
    tied = study((9, "A", NOBODY), *((6, label, NOBODY) for label in "BCD"))
    assert lines(tied)[0] == (
        "Four barriers share the first three places: “A” (9), “B”, “C” and “D” (6 each), n = 27 findings."
    )
    assert lines(study((6, "A", NOBODY), (2, "B", NOBODY)))[0] == (
        "Only one of the barriers has 5 findings or more: “A” (6), n = 8 findings."
    )
    assert lines(study((4, "A", NOBODY))) == ["Barriers: none has 5 findings, too few to compare, n = 4."]
    assert lines(study((7, "A", NOBODY), (6, "B", NOBODY), (5, "C", NOBODY)))[0].endswith(" No other of the barriers has any.")


def test_sentences_of_groups_left_out():
    dataset = study(
        (11, "A", NOBODY), (1, "A", {}), (9, "B", NOBODY), (5, "C", NOBODY), (2, "C", {**NORTH, "voice": "author"}), (6, "D", NOBODY)
    )  # fmt: skip
    assert lines(dataset)[1:] == [
        "Without “Orchard Scheme”, “D” takes the place of “C”, n = 32 findings. Without any other programme they stay the same, "
        "in the same order. Only 3 of 34 findings name a programme.",
        "Without the source “Trainee”, none has 5 findings left to compare, n = 2 findings.",
        "Without the authors’ own narrative (source: “The interviewer”), “D” takes the place of “C”, n = 32 findings.",
    ]


def test_sentences_of_persons_name_nobody():
    dataset = study((3, "A", NOBODY), *((2, "A", {**NOBODY, "participant_id": person(n)}) for n in (1, 2)), (6, "B", NOBODY))
    assert lines(dataset)[-1] == (
        "Each of 2 people left out in turn: in 2 of these cases something changes: the order changes: “B” (6), “A” (5). "
        "Only 4 of 13 findings are tied to a person."
    )
    hiding = study(*((1, label, {**NOBODY, "participant_id": person(n)}) for label in "AB" for n in range(1, 13)))
    assert lines(hiding.counting("people", 3))[-1] == NO_PERSON


def test_what_is_all_of_one_group_cannot_do_without_it():
    dataset = study((6, "A", {**NORTH, "participant_id": person(1)}))
    assert lines(dataset)[1:] == [
        "All name one programme, “Orchard Scheme”, so it cannot be left out.",
        "All have one source, “Trainee”, so it cannot be left out.",
        "Without the only person that any are tied to, none has 5 findings left to compare.",
    ]
