"""What those who run a server may set: whole numbers, from its environment."""

import os

from wording.app.server import no_number

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
