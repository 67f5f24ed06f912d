"""What a column is, by the words over it: English, some German, French, Spanish, Portuguese; dotted, misspelt, numbered."""

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache

from analysis.importing.mapping import (
    CODE,
    CODER,
    DOCUMENT,
    IGNORED,
    MEANING,
    NOTE,
    OF_PEOPLE,
    PARENT,
    PERSON,
    QUOTE,
    SEGMENT,
    STATEMENT,
)

ALIKE = 0.86  # of 1: how alike two spellings are
SHORTEST_COMPARED, LONGEST_COMPARED = 5, 30  # letters
WORDS = {
    QUOTE: """quote, quotes, quotation, quotations, quotation content, quotation text, quote text, text, segment text,
        segment, segments, coded segment, coded segments, coded text, seltext, selected text, excerpt, excerpts, excerpt
        copy, verbatim, verbatims, highlight, highlights, passage, content, answer, response, reply, words, extract,
        data extract, raw text, zitat, textstelle, textsegment, kodiertes segment, codiertes segment, codierte segmente,
        segmenttext, antwort, citation, extrait, segment code, passage code, reponse, texte, cita, citas, fragmento,
        contenido de la cita, segmento, segmento codificado, respuesta, texto, extracto, citacao, trecho, resposta,
        excerto""",
    STATEMENT: """statement, statements, finding, findings, paraphrase, claim, summary, summary statement, aussage,
        zusammenfassung, enonce, enunciado, resumen, resumo, afirmacion, afirmacao""",
    CODE: """code, codes, code name, code names, codename, codenames, tag, tags, theme, themes, label, labels, node, nodes,
        codings, coding, applied codes, codes applied, code applied, code path, full code path, topic, topics, subcode,
        subtheme, sub theme, kode, kodes, thema, themen, kategorie, kategorien, codierung, kodierung, codepfad,
        schlagwort, codes appliques, etiquette, etiquettes, categorie, noeud, codigo, codigos, etiqueta, etiquetas,
        categoria, categorias, tema, temas, nodo, nodos, nome do codigo""",
    PERSON: """participant, participants, participant id, participant no, participant number, participant code, pid,
        respondent, respondents, respondent id, respondent number, response id, responseid, interviewee, interviewee id,
        speaker, speakers, speaker id, informant, person, persons, person id, case, case name, case id, subject, subject
        id, student id, patient id, teilnehmer, teilnehmerin, teilnehmende, befragte, befragter, befragte person,
        sprecher, sprecherin, proband, fall, versuchsperson, repondant, repondante, personne, locuteur, locutrice,
        interviewe, participante, cas, enquete, entrevistado, entrevistada, persona, hablante, informante, sujeto, caso,
        pessoa, falante, inquirido""",
    DOCUMENT: """document, document name, documents, doc, file, file name, filename, source, source name, source file,
        transcript, transcript name, interview, interview name, media, media title, item name, document title, dokument,
        dokumentname, dokument name, datei, dateiname, quelle, transkript, fichier, nom du document, nom de document,
        entretien, nom du fichier, documento, nombre del documento, archivo, fuente, entrevista, nome do documento,
        arquivo, ficheiro, fonte, transcricao""",
    CODER: """coder, coders, coded by, created by, user, user name, username, owner, author, rater, annotator, analyst, coder
        name, coder id, reviewer, researcher, creating user, code owner, excerpt creator, bearbeiter, kodierer, kodiererin,
        codierer, erstellt von, autor, autorin, codeur, auteur, cree par, codificador, codificadora, creado por,
        usuario, criado por, autora, benutzer, utilisateur""",
    SEGMENT: """id, segment id, quotation id, quote id, highlight id, excerpt id, ctid, row id, segment no, segment number,
        number, no, nr, quotation number, statement id, comment id, item id, unit id, unit, nummer, numero, identifier,
        key""",
    NOTE: """comment, comments, memo, memos, note, notes, remark, remarks, annotation, annotations, kommentar, kommentare,
        notiz, notizen, bemerkung, commentaire, commentaires, remarque, comentario, comentarios, nota, notas,
        observacion, observacao, observacoes""",
    MEANING: """description, definition, code description, code definition, meaning, inclusion, inclusion criteria,
        beschreibung, bedeutung, description du code, descripcion, definicion, descricao, definicao, code memo""",
    PARENT: """parent, parent code, parent theme, code group, code groups, supercode, super code, main code, main theme,
        overarching theme, code family, obercode, oberkategorie, hauptkategorie, code parent, codigo padre, codigo pai,
        grupo de codigos, categorie parente, category, code category""",
    OF_PEOPLE: """gender, sex, age, age group, age band, role, site, wave, group, profession, occupation, job, job title,
        education, document group, document groups, documentgroup, document set, source group, case group, dokumentgruppe,
        dokumentengruppe, groupe de documents, grupo de documentos, region, ethnicity, country, cohort, years of
        experience, specialty, district, geschlecht, alter,
        altersgruppe, rolle, gruppe, beruf, ausbildung, standort, welle, sexe, genre, metier, groupe, edad, genero,
        sexo, grupo, profesion, profissao, idade, ocupacion, sitio, sede, ronda""",
    IGNORED: """position, pos, pos0, pos1, start, end, begin, beginning, ending, start position, end position, area,
        coverage, weight, weight score, color, colour, date, created, creation date, modified, modification date, last
        modified, timestamp, time, created date, create date, date created, modified by, link, url, hyperlink, name,
        first name, last name, surname, full name, participant name, respondent name, email, e mail, phone, telephone,
        address, paragraph, line, lines, page, ip address, latitude, longitude, start date, end date, status, progress,
        finished, density, grounded, groundedness, references, frequency, count, number of codes, code count, word
        count, percentage, index, number of coded segments, coded segments count, number of codings, number of memos,
        number of quotations, number of paraphrases, number of references, number of words, document id, created on,
        modified on, last edited, anzahl codierter segmente, anzahl codierte segmente, anzahl der codierten segmente,
        anzahl codings, anzahl memos, anzahl der memos, anzahl paraphrasen, erstellt am, geandert am, geandert von,
        bearbeitet am, quotation name, preview, code color, color code,
        anfang, ende, farbe, datum, erstellt, geandert, gewicht, flache, abdeckungsgrad, seite, absatz, vorname,
        nachname, debut, fin, couleur, poids, nom, prenom, inicio, peso, fecha, nombre, apellido, data,
        fim, cor, creado, nome, pagina""",
}
GROUPS = ("document group", "documentgroup", "dokumentgruppe")  # what MAXQDA writes over the group of a document
# words that, alone in a longer name, tell what the column is
TELLING = {
    **dict.fromkeys(("quote", "quotation", "excerpt", "verbatim", "zitat", "cita", "trecho"), QUOTE),
    **dict.fromkeys(("code", "codes", "tag", "tags", "theme", "codigo"), CODE),
    **dict.fromkeys(("participant", "respondent", "interviewee", "speaker", "teilnehmer", "participante"), PERSON),
    **dict.fromkeys(("document", "filename", "transcript", "dokument", "documento"), DOCUMENT),
    **dict.fromkeys(("coder", "rater", "codierer", "kodierer", "codeur", "codificador"), CODER),
    **dict.fromkeys(("gender", "age", "sex", "profession", "occupation", "geschlecht"), OF_PEOPLE),
}
NOT_TELLING = {
    "number",
    "count",
    "anzahl",
    "color",
    "colour",
    "farbe",
    "date",
    "weight",
    "score",
    "id",
    "group",
    "comment",
    "owner",
    "user",
    "author",
}
_CODER = "(?:coder|rater|reviewer|annotator|kodierer|codierer|codeur|codificador)"
CODER_NAMED = re.compile(
    rf"\b(?:{_CODER} ?(?P<number>[0-9]{{1,2}}|[ab])"
    rf"|(?:(?P<first>first|1st|erster?|premier|primer|primeiro)|(?P<second>second|2nd|zweiter?|deuxieme|segundo)) {_CODER})\b"
)
ORDINALS = {"a": "1", "b": "2"}


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """'Document.name', 'Document_Name' and 'document  name' are 'document name'; accents are left out."""
    letters = unicodedata.normalize("NFKD", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name[:200])).casefold()
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", " ", letters).strip()


LISTED = {" ".join(word.split()): role for role, words in reversed(WORDS.items()) for word in words.split(",")}


@lru_cache(maxsize=10_000)
def role_of(name: str) -> tuple[str, bool]:
    """The role that a column of this name has, '' if its name tells none; and whether that is sure."""
    words = plain(name)
    unnumbered = re.sub(r"^x? ?[0-9]{1,3} | ?[0-9]{1,3}$", "", words)
    for tried in (words, unnumbered, words.replace(" ", "")):
        if tried in LISTED:
            return LISTED[tried], True
    if SHORTEST_COMPARED <= len(unnumbered) <= LONGEST_COMPARED:
        close = get_close_matches(unnumbered, LISTED, n=1, cutoff=ALIKE)
        if close:
            return LISTED[close[0]], False
    tokens = words.split()
    if len(tokens) > 4 or set(tokens) & NOT_TELLING:
        return "", False
    return next(((TELLING[token], False) for token in tokens if token in TELLING), ("", False))


def known_words(cells: list[str]) -> set[str]:
    """Which roles the cells of a row name beyond doubt: a row that names several has the column names."""
    return {role for cell in cells if cell and len(cell) <= LONGEST_COMPARED for role, is_sure in [role_of(cell)] if is_sure}


def coder_in(name: str) -> tuple[str, str]:
    """The coder that a column's name names ('Second coder: Code 1'), as 'coder 2', and the name without that; '' for none."""
    words = plain(name)
    found = CODER_NAMED.search(words)
    if not found:
        return "", name
    rest = " ".join((words[: found.start()] + " " + words[found.end() :]).split())
    return (_named(found), rest) if rest else ("", name)


def coder_of(name: str) -> str:
    """The coder that the name of a table names; '' for none."""
    found = CODER_NAMED.search(plain(name))
    return _named(found) if found else ""


def _named(found: re.Match) -> str:
    number = found["number"] or ("2" if found["second"] else "1")
    return f"coder {ORDINALS.get(number, number)}"
