"""Windows of the browser, and what they must never complain of, whatever a test does in them."""

HEIGHT = 900
PATIENCE = 20_000
"""Milliseconds, for a machine that is busy with other things."""


class Watch:
    """Collects errors in the console, breaches of the content security policy, requests that failed, and requests to
    any other host. Answers whose status is in `expected` are no complaint.
    """

    def __init__(self, context, url, expected):
        self.url = url
        self.expected = set(expected)
        self.complaints = []
        context.on("console", self.on_console)
        context.on("weberror", lambda error: self.complaints.append(f"exception: {error.error}"))
        context.on("request", self.on_request)
        context.on("requestfailed", self.on_failure)
        context.on("response", self.on_response)

    def on_console(self, message):
        """An answer with an error's status is judged by `on_response`."""
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"console: {message.text}")

    def on_request(self, request):
        if not request.url.startswith((f"{self.url}/", "data:", "blob:")):
            self.complaints.append(f"elsewhere: {request.url}")

    def on_failure(self, request):
        """A request that the page itself gave up, because one left it or typed on, did not fail."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def on_response(self, response):
        if response.status >= 400 and response.status not in self.expected:
            self.complaints.append(f"{response.status}: {response.url}")


class Windows:
    """What a test opens; closed at its end, when nothing may have complained."""

    def __init__(self, browser, site):
        self.browser = browser
        self.site = site
        self.opened = []

    def open(self, who=None, *, script=True, theme="light", width=1280, expected=()):
        """A page of a browser of its own, in which `who` is signed in, or nobody."""
        context = self.browser.new_context(
            base_url=self.site.url,
            java_script_enabled=script,
            color_scheme=theme,
            viewport={"width": width, "height": HEIGHT},
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        if who:
            context.add_cookies([{"name": "sessionid", "value": self.site.cookies[who], "url": self.site.url}])
        self.opened.append((context, Watch(context, self.site.url, expected)))
        return context.new_page()

    def __enter__(self):
        return self

    def __exit__(self, wrong, *_):
        for context, _ in self.opened:
            context.close()
        if not wrong:
            assert [watch.complaints for _, watch in self.opened if watch.complaints] == []
