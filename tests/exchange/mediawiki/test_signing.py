"""Names of contributors come in as they are; addresses of computers do not."""

import pytest

from exchange.mediawiki.dump import Revision
from exchange.mediawiki.signing import ANONYMOUS, SUPPRESSED, BadMoment, is_anonymous, signature, without_addresses


def revision(deleted=(), **values):
    values = {"timestamp": "2020-01-01T00:00:00Z", **values}
    return Revision(1, values, False, "", False, frozenset(deleted))


@pytest.mark.parametrize(
    "name",
    [
        "192.0.2.7",
        "192.0.2.xxx",
        "2001:db8::1",
        "2001:DB8:0:0:0:0:0:1",
        "~2026-31415-9",
        "~2026-1",
        "imported>192.0.2.7",
        "192.0.2.0/24",
    ],
)
def test_addresses_and_temporary_accounts_are_anonymous(name):
    assert is_anonymous(name)
    assert signature(revision(username=name)).name == ANONYMOUS


@pytest.mark.parametrize("name", ["Upwork", "Söderberg", "1984", "Ann 2.0", "~Tilde", "12", "cafe"])
def test_names_are_not(name):
    assert signature(revision(username=name)).name == name


def test_contributors_without_a_name():
    assert signature(revision(ip="192.0.2.7")).name == ANONYMOUS
    assert signature(revision(deleted=["contributor"])).name == SUPPRESSED


def test_summaries_lose_addresses_and_suppressed_ones_are_gone():
    assert signature(revision(comment="Undid 192.0.2.7, 2001:db8::1 at 10:51:00")).summary == (
        f"Undid {ANONYMOUS}, {ANONYMOUS} at 10:51:00"
    )
    assert signature(revision(comment="x", deleted=["comment"])).summary == ""
    assert without_addresses("version 1.2.3 of ::: 12:30") == "version 1.2.3 of ::: 12:30"


@pytest.mark.parametrize("text", ["", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2020-13-01T00:00:00Z", "soon"])
def test_moments_that_cannot_be(text):
    with pytest.raises(BadMoment):
        signature(revision(timestamp=text))
