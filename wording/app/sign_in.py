"""What a deployment with sign-in says to who has not signed in, and the way out."""

TITLE = "Sign in"
ASKED = "This site is for invited readers. Sign in, and the page that you asked for opens."
TURNED_AWAY = (
    "You are not signed in. The sign-in was refused, or not carried through. Try again, or ask those who run this site "
    "whether you are invited."
)
SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
REFUSED = "Sign in first."


def sign_in_to(site: str) -> str:
    """'Sign in to study.example.org'; 'Sign in' where the site has no name."""
    return f"{TITLE} to {site}" if site else TITLE


def cannot_be_read(file: str, why: str) -> str:
    """That a file of secrets is broken."""
    return f"{file} cannot be read: {why}"


def spelled_otherwise(file: str, name: str) -> str:
    """That the part on sign-in has another name than it has to have."""
    return f"{file} has [{name}] where [auth] is meant"


def lacks(file: str, names: list[str]) -> str:
    """What the part on sign-in does not say."""
    return f"{file} lacks in [auth]: {', '.join(names)}"
