"""Whether there is sign-in: the secrets say so, and where they are broken nobody reads without it."""

import re
from types import SimpleNamespace

import pytest
import streamlit as st

from ui.sign_in import SITE_NAME, sign_in_wanted, site_name
from wording.app.sign_in import sign_in_to


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ('[auth]\nredirect_uri = "https://a', "cannot be read"),
        ('[Auth]\nredirect_uri = "a"\ncookie_secret = "b"', "has [Auth] where [auth] is meant"),
        ('[auth]\nredirect_uri = "a"', "lacks in [auth]: cookie_secret"),
    ],
)
def test_secrets_that_do_not_say_how_to_sign_in_do_not_leave_the_door_open(monkeypatch, tmp_path, held, said):
    (tmp_path / "secrets.toml").write_text(held)
    monkeypatch.setattr(st, "get_option", {"secrets.files": [str(tmp_path / "secrets.toml")]}.get)
    with pytest.raises(ValueError, match=re.escape(said)):
        sign_in_wanted()


@pytest.mark.parametrize(("held", "wanted"), [("", False), ('[auth]\nredirect_uri = "a"\ncookie_secret = "b"', True)])
def test_sign_in_is_wanted_where_the_secrets_say_so(monkeypatch, tmp_path, held, wanted):
    (tmp_path / "secrets.toml").write_text(held)
    monkeypatch.setattr(st, "get_option", {"secrets.files": [str(tmp_path / "secrets.toml"), str(tmp_path / "no")]}.get)
    assert sign_in_wanted() is wanted


def test_the_site_is_called_what_it_is_said_to_be_else_by_its_host(monkeypatch):
    monkeypatch.setattr(st, "context", SimpleNamespace(url="https://study.example.org/findings"))
    monkeypatch.delenv(SITE_NAME, raising=False)
    assert sign_in_to(site_name()) == "Sign in to study.example.org"
    monkeypatch.setenv(SITE_NAME, "Readers of the North")
    assert sign_in_to(site_name()) == "Sign in to Readers of the North"
    monkeypatch.setattr(st, "context", SimpleNamespace(url=None))
    monkeypatch.delenv(SITE_NAME)
    assert sign_in_to(site_name()) == "Sign in"
