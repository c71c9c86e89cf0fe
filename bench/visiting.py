"""A visitor: one connection to a server that stays open, with cookies that were given to it beforehand."""

import http.client
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import quote, urlencode, urljoin, urlsplit


class Visitor:
    """Asks one server for pages; answers are read to the end."""

    def __init__(self, address: str, **headers: str) -> None:
        self.address, self.headers = address, headers
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc)

    def get(self, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        """A page, which has to be there."""
        return self._ask("GET", path, None, headers, 200)

    def post(self, path: str, fields: list[tuple[str, str]], **headers: str) -> None:
        """Sends a form, which has to be taken: 302 leads on from it."""
        form = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.address}
        self._ask("POST", path, urlencode(fields), {**form, **headers}, 302)

    def _ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str], expected: int
    ) -> tuple[http.client.HTTPResponse, bytes]:
        self._connection.request(method, quote(path, safe="/?=&%"), body, {**self.headers, **headers})
        response = self._connection.getresponse()
        content = response.read()
        if response.status != expected:
            raise SystemExit(f"{method} {path} was answered with {response.status}:\n{content[:2000]!r}")
        return response, content


class Form(HTMLParser):
    """The fields of the edit form of a page, as a browser would send them unchanged."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._inside = False
        self._area, self._text, self._select = "", "", ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._inside = "edit-form" in known.get("class", "")
        if not self._inside:
            return
        if tag == "textarea":
            self._area, self._text = known["name"], ""
        elif tag == "select":
            self._select = known.get("name", "")
        elif tag == "option" and "selected" in known:
            self.fields.append((self._select, known["value"]))
        elif tag == "input" and self._is_sent(known):
            self.fields.append((known["name"], known.get("value", "on")))

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            self.fields.append((self._area, self._text.removeprefix("\n")))
            self._area = ""
        elif tag == "form":
            self._inside = False

    @staticmethod
    def _is_sent(known: dict[str, str]) -> bool:
        is_box = known.get("type") in ("checkbox", "radio")
        return "name" in known and (not is_box or "checked" in known)

    def with_(self, **changed: str) -> list[tuple[str, str]]:
        """The fields, some of them typed anew."""
        return [*((name, value) for name, value in self.fields if name not in changed), *changed.items()]


class Assets(HTMLParser):
    """The style sheets, scripts and pictures that a page asks for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = dict(attributes)
        wanted = {"link": "href", "script": "src", "img": "src", "use": "href"}.get(tag)
        if wanted and known.get(wanted) and (tag != "link" or known.get("rel") in ("stylesheet", "icon")):
            self.addresses.append((known[wanted] or "").partition("#")[0])

    def distinct(self, page: str) -> Iterator[str]:
        """Each address once, seen from the page."""
        yield from dict.fromkeys(urljoin(page, address) for address in self.addresses)
