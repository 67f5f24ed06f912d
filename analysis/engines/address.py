"""The address of an engine that findings are counted in, such as `postgres://host/database`.

It holds no user and no password: they come from the environment, so that no list of processes, log or page has them.
"""

import os
from urllib.parse import SplitResult, parse_qsl, quote, urlsplit

USER, PASSWORD = "STUDY_USER", "STUDY_PASSWORD"  # the variables
SPARK = "pyspark"
SECRET = ("user", "pass", "pwd", "token", "secret", "key", "credential", "auth")  # in names of what an address may ask


def is_address(place: str) -> bool:
    """Whether this is the address of an engine, and not a path."""
    return "://" in place


def spoken(place: str) -> str:
    """A path as it is; of an address what anybody may read: the engine, the host and the database."""
    if not is_address(place):
        return place
    scheme, _, rest = place.partition("://")
    return f"{scheme}://{rest.partition('?')[0].partition('#')[0].rpartition('@')[2]}"


def parts_of(address: str) -> SplitResult:
    """An address in its parts. Raises ValueError, which does not repeat it, where it holds a user, a password or the like."""
    try:
        parts = urlsplit(address)
        asked = [name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    except ValueError:
        raise ValueError("no address") from None
    if "@" in address or any(word in name for name in asked for word in SECRET):
        raise ValueError("a user or a password in the address")
    return parts


def with_credentials(address: str) -> str:
    """The address as the engine's client takes it, with what the environment says of user and password."""
    parts = parts_of(address)
    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    if not user:
        return address
    known = f"{quote(user, safe='')}:{quote(password, safe='')}" if password else quote(user, safe="")
    return parts._replace(netloc=f"{known}@{parts.netloc}").geturl()
