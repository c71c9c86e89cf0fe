"""Contributors: accounts, and the names that imports brought, as `/users/` shows them."""

from dataclasses import dataclass
from urllib.parse import quote

from accounts.models import User
from accounts.names import fold
from wiki.models import Change, Comment
from wiki.models.change import ChangeQuerySet
from wiki.models.signed import IMPORTED


@dataclass(frozen=True)
class Contributor:
    """Somebody who wrote here: an account, or an imported name, which has none."""

    name: str
    account: User | None = None

    @property
    def display_name(self) -> str:
        """The name for people, without the mark of an import."""
        return self.account.display_name if self.account else self.name.removeprefix(IMPORTED)

    @property
    def changes(self) -> ChangeQuerySet:
        """All that they changed."""
        if self.account:
            return Change.objects.filter(author=self.account)
        return Change.objects.by_name(self.name)

    def wrote(self, author: int | None, author_name: str) -> bool:
        """Whether a signature, as the columns of a row have it, is theirs."""
        if self.account:
            return author == self.account.pk
        return author is None and author_name == self.name.removeprefix(IMPORTED)

    def get_absolute_url(self) -> str:
        return f"/users/{quote(self.name, safe='')}/"


def contributor(name: str) -> Contributor | None:
    """Whoever has that name: an account in any case of letters, or `imported>Name` where it signed something."""
    if "\x00" in name:
        return None
    if name.startswith(IMPORTED):
        return _imported(name)
    account = User.objects.filter(username_folded=fold(name)).first()
    return Contributor(account.username, account) if account else None


def namesake(name: str) -> Contributor | None:
    """The imported name that reads the same as a name that no account has."""
    return contributor(f"{IMPORTED}{name.removeprefix(IMPORTED)}")


def _imported(name: str) -> Contributor | None:
    written = name.removeprefix(IMPORTED)
    signed = {"author": None, "author_name": written}
    known = written and any(model.objects.filter(**signed).exists() for model in (Change, Comment))
    return Contributor(name) if known else None
