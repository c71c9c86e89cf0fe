"""What people do on pages again and again, as they do it: by what they read, not by how it is built."""

from tests.browser.kinds import EVENT, PASSWORD
from tests.browser.windows import PATIENCE

STEP = 50


def until(page, expression):
    """Waits for an expression of JavaScript to hold; Playwright's own way of waiting breaks our security policy."""
    for _ in range(PATIENCE // STEP):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(STEP)
    raise AssertionError(f"It never came about: {expression}")


def sign_in(page, name):
    """On the form for it, with the password."""
    page.fill("#id_login", name)
    page.fill("#id_password", PASSWORD)
    press(page, "Sign In")


def tab(page, name):
    """Follows a tab of the page."""
    page.get_by_role("navigation", name="This page").get_by_role("link", name=name).click()


def button(page, name):
    """A button of the page itself."""
    return page.locator("main").get_by_role("button", name=name, exact=True)


def said(page):
    """What the site says of the deed that led here."""
    return page.locator("main .messages")


def picker(page, field):
    """The search box of a row of the infobox, once the script has made it."""
    box = page.locator(f"#field-{field} .picker-input")
    box.wait_for()
    return box


def pick(page, field, typed):
    """Types into a picker and takes the first term that it offers."""
    picker(page, field).press_sequentially(typed)
    page.locator(f"#field-{field} [role=option]").first.wait_for()
    picker(page, field).press("Enter")


def keep_as_written(page, field, typed):
    """Types what no term matches into a picker."""
    picker(page, field).press_sequentially(typed)
    page.locator(f"#field-{field}").get_by_role("option", name=f"Keep “{typed}” as written").click()


def press(page, name):
    """Presses a button of the page itself that sends a form, and waits for the answer: what comes next may be done in
    another window, at another address, or read without waiting."""
    with page.expect_navigation():
        button(page, name).click()


def save(page, summary):
    page.fill("#id_edit_summary", summary)
    press(page, "Save")


def revisions(page, address=EVENT):
    """How many a page has, by its history."""
    page.goto(f"{address}history/")
    return page.locator("li.change").count()
