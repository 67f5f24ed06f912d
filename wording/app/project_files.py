"""What a project or a codebook for other tools of qualitative research says of itself."""

from analysis.importing.project import SOURCE, Project

__all__ = ["SOURCE", "holds"]

ORIGIN = "A dashboard of coded findings"
WHOLE_CODEBOOK = "The codebook of the whole study."


def holds(project: Project) -> str:
    """'This project holds 3 codes, 1 text, 12 passages and 12 codings.'"""
    parts = [
        _number(len(project.codes), "code"),
        _number(len(project.sources), "text"),
        _number(len(project.segments), "passage"),
    ]
    return f"This project holds {', '.join(parts)} and {_number(len(project.codings), 'coding')}."


def _number(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
