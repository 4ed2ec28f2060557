"""An editor reads articles in a real browser: decides on each proposal, saves once, and sees it on the timeline."""

import re

import pytest
from browser import fingers, fit, leave, settle
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
STORY = (
    "Norland and Ostia agree on ferries\n\n"
    "Norland and Ostia signed a ferry agreement in Ostia City on Thursday.\n\n"
    "Protesters marched in Norland on Wednesday. Nobody was hurt.\n\n"
    "Norland released twelve sailors the day before."
)
HOSTILE = (
    "Norland <script>document.title='owned'</script> signs :material/home:\n\n"
    'Norland signed a treaty on 3 April 2025{foreground="red" background="blue"} in **Ostia City** and '
    "[click](javascript:alert(1)) for https://evil.example/x said so.\n\n"
    "<img src=x onerror=\"document.title='owned'\"> Protesters marched in Norland on 2 April 2025:red[fake] "
    "![p](https://evil.example/p.png) <b>bold</b> $x^2$ <style>*{display:none}</style> with www.evil.example.\n\n"
    "<iframe srcdoc=\"<script>parent.document.title='owned'</script>\"></iframe> Ana <i>Silva</i> met "
    "<u>Ostia</u> on 4 April 2025."
)

STANDS = [
    "<script>document.title='owned'</script>", "**Ostia City**", "[click](javascript:alert(1))", "<b>bold</b>",
    '{foreground="red" background="blue"}', ":red[fake]", "$x^2$", ":material/home:", "<i>Silva</i>",
]  # fmt: skip


@pytest.fixture
def events(home):
    """The events of the store by title, as they are when it is called."""
    return lambda: {event.title: event for event in home.load().timeline.events}


def paste(page, text):
    page.get_by_label("Paste an article").fill(text)
    page.get_by_role("button", name="Read this text").click()
    page.locator(".st-key-read-save").wait_for()
    settle(page)


def decide(page, words, verdict):
    settle(page)
    card = page.locator("[class*=st-key-read-card-]", has_text=words)
    choice = card.get_by_role("radio", name=verdict, exact=True)
    choice.click()
    expect(choice).to_be_checked()
    settle(page)


def test_an_article_is_pasted_dated_decided_on_saved_and_seen_on_the_timeline(at_desk, events):
    page = at_desk("")
    page.get_by_role("link", name="Read an article").click()
    page.get_by_role("heading", name="Read an article").wait_for()
    settle(page)
    paste(page, STORY)
    page.get_by_text("Until you say so, “Thursday”, “Wednesday” and “the day before” cannot be dated.").wait_for()
    page.get_by_label("When it was published").fill("4 April 2025")
    page.keyboard.press("Tab")
    page.get_by_text("Thursday 3 April 2025").wait_for()
    settle(page)
    expect(page.get_by_label("Outlet", exact=True)).to_be_focused()  # whoever tabs on stays there
    page.get_by_label("Outlet", exact=True).fill("The Ostia Mail")
    page.keyboard.press("Tab")
    before = events()
    decide(page, "agreement", "Accept")
    decide(page, "march", "Reject")
    decide(page, "sailors", "Join")
    page.get_by_role("combobox", name="The event that it belongs to").click()
    page.keyboard.type("175 sailors")
    page.get_by_role("option", name="175 sailors").click()
    page.get_by_text("3 of 3 decided: 1 new, 1 with more evidence, 1 rejected").wait_for()
    assert events() == before
    settle(page)
    page.get_by_role("button", name="Save and approve").click()
    page.get_by_text("Saved: 1 new, 1 with more evidence, 1 rejected.").wait_for()
    after = events()
    (added,) = [one for title, one in after.items() if title not in before and one.review == "approved"]
    assert sorted(one.review for title, one in after.items() if title not in before) == ["approved", "rejected"]
    assert [one for title, one in before.items() if len(after[title].mentions) == len(one.mentions) + 1]
    page.get_by_role("link", name=re.compile("^Added")).click()
    page.get_by_role("dialog").get_by_text("signed a ferry agreement in Ostia City").wait_for()
    leave(page)
    page.locator(f"#told-{added.id}").wait_for()
    settle(page)
    expect(page.get_by_text("Protesters march")).to_have_count(0)


def test_a_decision_counts_that_comes_while_the_page_is_made_anew(at_desk):
    page = at_desk("read")
    paste(page, STORY)
    page.get_by_label("When it was published").fill("4 April 2025")
    page.keyboard.press("Tab")
    page.get_by_text("Thursday 3 April 2025").wait_for()
    card = page.locator("[class*=st-key-read-card-]", has_text="agreement")
    for number, verdict in enumerate(("Accept", "Reject", "Accept", "Reject", "Accept", "Reject")):
        settle(page)
        page.get_by_label("Outlet", exact=True).fill(f"The Ostia Mail {number}")
        page.keyboard.press("Tab")
        choice = card.get_by_role("radio", name=verdict, exact=True)
        choice.click()
        settle(page)
        expect(choice).to_be_checked()
        page.get_by_text(f"1 of 3 decided: {'1 new' if verdict == 'Accept' else '1 rejected'}").wait_for()


def test_a_hostile_article_is_shown_as_it_stands(at_desk):
    page = at_desk("read")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    paste(page, HOSTILE)
    shown = page.locator(".st-key-read-article")
    text = " ".join(shown.inner_text().replace("\u2060", "").split())
    assert [one for one in STANDS if one not in text] == []
    words = page.locator("[class*=st-key-read-words-], [class*=st-key-read-passage-]")
    names = set(words.locator("p *").evaluate_all("all => all.map(one => one.localName)"))
    assert names <= {"strong", "em", "span"}
    styles = words.locator("span").evaluate_all("all => all.map(one => one.getAttribute('style') || '')")
    assert not [one for one in styles if "red" in one or "blue;" in one]
    expect(shown.locator("script, iframe, img, style")).to_have_count(0)
    expect(page).not_to_have_title(re.compile("owned"))
    assert not [one for one in asked if "evil" in one or one == "1"]


def test_on_a_phone_a_proposal_stands_under_its_sentence(at_desk):
    page = at_desk("read", width=360, scheme="dark")
    paste(page, STORY.replace("Thursday", "3 April 2025"))
    fit(page)
    row = page.locator("[class*=st-key-read-row-]").first
    words, card = (row.locator(f"[class*=st-key-read-{part}-]").first.bounding_box() for part in ("words", "card"))
    assert card["y"] >= words["y"] + words["height"]
    fingers(page, ".st-key-read-article button, .st-key-read-save button")
