"""A study filled in by hand that two coders coded: twelve findings, all coded twice; they differ on six."""

from tests.analysis.files.given_files import TABLES, study_files, zip_of

HEAD = ["finding_id", "theme_id", "statement", "experience", "actors"]
SAID = (  # theme, experience, actors of the first coder; of the second, where they differ
    ("b_rota", "negative", "managers", {"experience": "mixed"}),
    ("b_rota", "negative", "", {"actors": "managers;consultants"}),
    ("b_rota", "mixed", "", {}),
    ("b_rota", "negative", "managers", {}),
    ("f_help", "positive", "mentors", {"theme_id": "b_rota", "experience": "negative"}),
    ("f_help", "positive", "mentors", {}),
    ("f_help", "positive", "", {}),
    ("f_help", "not_stated", "mentors", {}),
    ("b_rota", "negative", "", {"experience": "not_stated"}),
    ("b_rota", "negative", "", {}),
    ("f_help", "positive", "peers", {"actors": "mentors"}),
    ("f_help", "positive", "peers", {}),
)


def two_coder_files() -> dict[str, bytes | str]:
    """The files of the study, as `zip_of` takes them."""
    rows, again = [HEAD], [["coder", "finding_id", "theme_id", "experience", "actors"]]
    for number, (theme, experience, actors, other) in enumerate(SAID, start=1):
        finding = f"F{number:03}"
        rows.append([finding, theme, f"What was said {number}.", experience, actors])
        first = {"theme_id": theme, "experience": experience, "actors": actors}
        again.append(["second", finding, *({**first, **other}).values()])
    return study_files({**TABLES, "findings": rows, "recodings": again})


def two_coder_zip() -> bytes:
    """The study as a file to be opened."""
    return zip_of(two_coder_files())
