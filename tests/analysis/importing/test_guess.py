"""What a column is: by its name in five languages, dotted, misspelt or numbered; and by what it holds where names fail."""

import pytest

from analysis.importing.guessing.guess import guess
from analysis.importing.guessing.header_words import coder_in, plain, role_of
from analysis.importing.guessing.profile import joined_by
from analysis.importing.recognise import recognise
from analysis.importing.tables import tables_of
from tests.analysis.importing.given_tables import LINES, csv_of, xlsx_of


def guessed(content: bytes, name: str = "a.csv"):
    return guess(tables_of([(recognise(name, content), content)]).tables)


def roles(*rows: list[str]) -> dict[str, str]:
    (table,) = guessed(csv_of(list(rows))).tables
    return {column.name: column.role for column in table.columns}


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (
            "quote",
            "Quotation Content,Coded segments,Excerpt,Textstelle,Kodiertes Segment,Extrait,Cita,Contenido de la cita,Trecho",
        ),
        ("code", "Code,Tag,Code.Name,Themes,Kategorie,Étiquette,Thème,Código,Etiquetas,Tema"),
        (
            "person",
            "Participant ID,respondent,Interviewee,Teilnehmer:in,Befragte Person,Répondant,Entrevistada,Participante,Pessoa",
        ),
        ("document", "Document.name,File_Name,fileName,Dokumentname,Fichier,Nom du document,Archivo,Documento,Ficheiro"),
        ("coder", "Coder,Created by,Code Owner,Bearbeiter,Codeur,Créé par,Codificador,Criado por"),
        ("segment", "ID,Segment no.,Quotation ID,Highlight id,ctid"),
        ("statement", "Statement,Paraphrase,Zusammenfassung,Énoncé,Enunciado,Resumo"),
        ("note", "Comment,Memo,Kommentar,Notizen,Commentaire,Comentario,Observações"),
        ("meaning", "Description,Definition,Beschreibung,Descripción,Descrição"),
        ("parent", "Parent code,Code group,Oberkategorie,Código padre"),
        ("attribute of people", "Gender,Age group,Document group,Dokumentgruppe,Alter,Geschlecht,Sexe,Género,Profissão"),
        ("ignored", "Farbe,Gewicht,Created,Beginning,Coverage,Couleur,Fecha,E-mail"),
    ],
)
def test_a_name_tells_the_role(role, names):
    told = {name: role_of(name)[0] for name in names.split(",")}
    assert {name: found for name, found in told.items() if found != role} == {}


@pytest.mark.parametrize(("name", "role"), [("Particpant", "person"), ("Quotaton", "quote"), ("Documnet name", "document")])
def test_a_misspelt_name_tells_it_too_but_not_surely(name, role):
    assert role_of(name) == (role, False)


def test_names_are_compared_without_dots_accents_and_case():
    assert [plain(name) for name in ("Document.name", "DocumentName", "document_name ", "Código")] == ["document name"] * 3 + [
        "codigo"
    ]


@pytest.mark.parametrize(
    ("name", "coder", "rest"),
    [
        ("Second coder: Code 1", "coder 2", "code 1"),
        ("Coder B Theme", "coder 2", "theme"),
        ("Code 2 (rater 1)", "coder 1", "code 2"),
        ("Coder", "", "Coder"),
        ("Decoder 3 parts", "", "Decoder 3 parts"),
    ],
)
def test_a_column_may_name_who_gave_its_codes(name, coder, rest):
    assert coder_in(name) == (coder, rest)


def test_what_columns_hold_tells_where_their_names_do_not():
    rows = [[f"V{number}", LINES[number], ["Soil", "Help", "Rest"][number % 3], ["a", "b"][number % 2]] for number in range(9)]
    assert roles(["w", "x", "y", "z"], *rows) == {"w": "person", "x": "quote", "y": "code", "z": "attribute of people"}


def test_few_marks_in_many_columns_are_codes_and_many_numbers_are_ignored():
    rows = [[f"P{number}", LINES[number], str(number % 2), str(1 - number % 2), str(100 + number * 7)] for number in range(9)]
    told = roles(["Participant", "Text", "soil", "water", "words"], *rows)
    assert (told["soil"], told["water"], told["words"]) == ("mark", "mark", "ignored")


def test_of_theme_and_code_the_first_stands_above_the_second():
    rows = [["Plot", "Soil", LINES[0]], ["Plot", "Gate", LINES[1]], ["People", "Help", LINES[2]], ["Plot", "Soil", LINES[3]]]
    assert roles(["Theme", "Code", "Quote"], *rows) == {"Theme": "parent", "Code": "code", "Quote": "quote"}


def test_what_is_the_same_in_all_rows_of_a_person_is_said_of_the_person_else_of_the_segment():
    rows = [
        ["P1", LINES[0], "Soil", "east", "calm"],
        ["P1", LINES[1], "Help", "east", "cross"],
        ["P2", LINES[2], "Rest", "west", "calm"],
    ]
    rows += [["P2", LINES[3], "Soil", "west", "cross"]]
    told = roles(["Participant", "Quote", "Code", "Plot", "Tone"], *rows)
    assert (told["Plot"], told["Tone"]) == ("attribute of people", "attribute of segments")


def test_documents_called_like_interviews_are_people_and_groups_are_none():
    rows = [["Quote", "Code", "Document"], [LINES[0], "Soil", "Interview 1"], [LINES[1], "Help", "Interview 2"]]
    assert guessed(csv_of(rows)).who == "document"
    rows = [["Quote", "Code", "Document"], [LINES[0], "Soil", "Focus group 1"], [LINES[1], "Help", "Focus group 2"]]
    assert guessed(csv_of(rows)).who == "nobody"


def test_a_sheet_without_codes_is_left_out():
    sheets = {
        "Segments": [["Quote", "Code"], [LINES[0], "Soil"], [LINES[1], "Help"]],
        "Read me": [["About"], ["This is what we did."]],
    }
    assert [table.shape for table in guessed(xlsx_of(sheets), "a.xlsx").tables] == ["codings", "nothing"]


@pytest.mark.parametrize(
    ("cells", "separator"),
    [
        (["Soil", "Help", "Soil; Rest", "Rest"], ";"),
        (["Soil\nHelp", "Soil", "Help"], "\n"),
        (["Soil|Help", "Help|Soil"], "|"),
        (["Soil, Help", "Help, Soil", "Rest"], ","),
        (["Time, too little", "Help", "Rest"], ""),
        (["Soil", "Help"], ""),
    ],
)
def test_codes_are_joined_by_what_stands_between_codes_that_come_again(cells, separator):
    assert joined_by(cells) == separator
