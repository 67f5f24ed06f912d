"""What those who run a server may set: whole numbers, from its environment."""

import os

from wording.app.server import no_number

VIEWERS, VIEWERS_USUAL = "VIEWERS", 500  # who may lose their connection at once and come back to what they had
OWN_STUDIES, OWN_STUDIES_USUAL = "OWN_STUDIES_MB", 300  # MB that readers' own studies and files may take together


def number_set(name: str, usual: int) -> int:
    """The number of this name in the environment, `usual` where there is none. Raises ValueError, with a sentence, where it is
    no whole number from 1 on."""
    given = os.environ.get(name, "").strip() or str(usual)
    if not given.isdecimal() or int(given) < 1:
        raise ValueError(no_number(name, given))
    return int(given)


def own_studies_bytes() -> int:
    """The bytes that readers' own studies and the files that no page has read yet may take together. Raises ValueError."""
    return number_set(OWN_STUDIES, OWN_STUDIES_USUAL) * 1_000_000


def viewers() -> int:
    """How many visits the server keeps at once whose connection is lost. Raises ValueError."""
    return number_set(VIEWERS, VIEWERS_USUAL)
