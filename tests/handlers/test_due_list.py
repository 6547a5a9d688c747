"""The list of what is due on a fresh setting, with very much in it, and for those who are not of
the management team.
"""

from datetime import date, timedelta

from policy.calendar import Kind
from policy.roles import Role
from storage.transaction import Transaction
from tests.handlers.duties import begin
from tests.handlers.phones import Phone, Preschool

TODAY = date(2026, 11, 23)  # a Monday
NO_ACCOUNT, NO_POLICY = "No account is on the register yet", "No policy is adopted yet"
DONE = "Nothing has to be done in the next 13 weeks. Well done."


def has_an_account(preschool: Preschool) -> None:
    preschool.run(
        lambda tx: tx.execute(
            "INSERT INTO accounts (id, reference, platform, handle, sought, added_by, added_at)"
            " VALUES ('a1', 'A-11111', 'Facebook', 'Orleton', 'x', 'maya', :at)",
            at=preschool.now,
        )
    )


def adopts(preschool: Preschool) -> None:
    def work(tx: Transaction) -> None:
        tx.execute(
            "INSERT INTO policies (version, text, digest, put_by, put_at, adopted_on)"
            " VALUES (1, 'words', '', 'maya', :at, :today)",
            at=preschool.now,
            today=TODAY,
        )

    preschool.run(work)


def test_a_fresh_setting_hears_what_would_start_the_calendar(
    preschool: Preschool, maya: Phone
) -> None:
    maya.writes("/due")
    maya.hears(NO_ACCOUNT, NO_POLICY)
    assert maya.buttons == ["Add an account", "The policy", "My hours", "Menu"]
    maya.presses("Add an account")
    maya.hears("A new account on the register")
    maya.writes("/cancel")
    maya.writes("/due")
    maya.unheard.clear()
    maya.presses("The policy")
    maya.hears("policy")


def test_well_done_is_said_only_where_the_calendar_has_begun(
    preschool: Preschool, maya: Phone
) -> None:
    has_an_account(preschool)
    maya.writes("/due")
    maya.hears(NO_POLICY)
    assert "Add an account" not in maya.buttons
    assert DONE not in maya.screen[-1].text
    adopts(preschool)
    maya.writes("/due")
    maya.hears(DONE)
    assert maya.buttons == ["My hours", "Menu"]


def test_what_is_missing_is_said_below_what_is_due_too(preschool: Preschool, maya: Phone) -> None:
    begin(preschool, TODAY, Kind.DECLARATION, about="Maya", subject="maya", owner="maya")
    maya.writes("/due")
    maya.hears("This week", "Declare personal accounts", NO_ACCOUNT, NO_POLICY)


def test_sixty_things_at_once_stay_in_hand(preschool: Preschool, maya: Phone) -> None:
    for number in range(60):
        late = number - 20
        begin(preschool, TODAY + timedelta(days=late), about=f"page {number}", subject=f"a{number}")
    maya.writes("/due")
    maya.hears("60, page 1 of 8", "Overdue 20, This week 7, Later this term 33")
    maya.presses("Later this term")
    maya.hears("page 4 of 8")
    assert len(maya.screen[-1].text) < 1000
    maya.presses("This week")
    maya.hears("page 3 of 8", "page 20: Mon 23 Nov")
    maya.presses("Overdue")
    maya.hears("page 1 of 8", "page 0: Tue 3 Nov")
    pages = [maya.screen[-1].text]
    while "Next page" in maya.buttons:
        maya.presses("Next page")
        pages.append(maya.screen[-1].text)
    listed = [line for page in pages for line in page.splitlines() if line.startswith("– Risk")]
    assert len(set(listed)) == len(listed) == 60


def test_what_others_must_do_themselves_is_one_line(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    has_an_account(preschool)
    adopts(preschool)
    for days, owner in ((-3, "tom"), (5, "tom"), (5, "maya")):
        due_on = TODAY + timedelta(days=days)
        begin(preschool, due_on, Kind.SIGNING, about="version 1", subject="1", owner=owner)
    maya.writes("/due")
    maya.hears(
        "To be done in the next 13 weeks: 1",
        "policy or declare their accounts: 2, of these overdue: 1.",
    )
    assert len([label for label in maya.buttons if "Read and sign" in label]) == 1
    tom.writes("/due")
    tom.hears("Yours to do in the next 13 weeks: 2")
    tom.hears_nothing_of("Others")


def test_staff_find_their_own_and_hear_nothing_of_the_calendars_gaps(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    begin(preschool, TODAY)
    tom.writes("/due")
    tom.hears(DONE)
    tom.hears_nothing_of("Facebook", NO_ACCOUNT)
    begin(preschool, TODAY, Kind.SIGNING, about="version 1", subject="1", owner="tom")
    tom.writes("/due")
    tom.hears("Yours to do in the next 13 weeks: 1", "Read and sign the policy: version 1")
    assert tom.buttons == ["Read and sign the policy: version 1", "My hours", "Menu"]
    grace.writes("/due")
    grace.hears("not something your role")


def test_each_of_the_team_sees_the_same_list(preschool: Preschool) -> None:
    phones = [preschool.add(role, f"{role} One") for role in Role]
    begin(preschool, TODAY)
    seen = []
    for phone in phones:
        phone.writes("/due")
        if "Risk assessment" in phone.screen[-1].text:
            seen.append(phone.account)
    assert seen == ["manager One", "deputy One", "team One"]


def test_the_buttons_of_long_titles_are_told_apart(preschool: Preschool, maya: Phone) -> None:
    for name in ("Orleton Pre-School parents", "Orleton Pre-School staff"):
        about = f"Facebook {name} (A-PAGE3)"
        begin(preschool, TODAY, Kind.ASSESSMENT, subject=name, about=about)
        begin(preschool, TODAY, Kind.ROTATION, subject=name, about=about)
    maya.writes("/due")
    labels = [label for label in maya.buttons if "Facebook" in label]
    assert len(set(labels)) == len(labels) == 4
    assert all(len(label) <= 40 for label in labels)
    assert "Risks: Facebook Orleton Pre-School staff" in labels


def test_at_the_weekend_the_coming_week_stands_apart(preschool: Preschool, maya: Phone) -> None:
    begin(preschool, TODAY + timedelta(days=8), subject="a")
    begin(preschool, TODAY + timedelta(days=15), subject="b")
    maya.writes("/due")
    assert "Next week" not in maya.hears("Later this term").text
    preschool.forward(days=5)
    maya.writes("/due")
    maya.hears("Next week\n", "Tue 1 Dec", "Later this term\n", "Tue 8 Dec")
