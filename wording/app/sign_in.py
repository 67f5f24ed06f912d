"""What a deployment with sign-in says to who has not signed in, and the way out."""

TITLE = "Sign in"
ASKED = "This site is for invited readers. Sign in, and the page that you asked for opens."
SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
REFUSED = "Sign in first."


def cannot_be_read(file: str, why: str) -> str:
    """That a file of secrets is broken."""
    return f"{file} cannot be read: {why}"


def spelled_otherwise(file: str, name: str) -> str:
    """That the part on sign-in has another name than it has to have."""
    return f"{file} has [{name}] where [auth] is meant"


def lacks(file: str, names: list[str]) -> str:
    """What the part on sign-in does not say."""
    return f"{file} lacks in [auth]: {', '.join(names)}"
