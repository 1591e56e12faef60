"""Languages on phones: guessed, chosen, remembered, switched on; drafts with English underneath."""

from __future__ import annotations

import re
import shutil

import pytest

from coproduce import languages
from coproduce.errors import CoproduceError
from form.accepted import accepted
from tests.words.pseudo import TAG, make_pseudo

BENEATH = re.compile(r'<span class="en" lang="en" dir="ltr">(.*?)</span>')


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The made-up language three times: two from right to left, one of them with a gap."""
    folder = make_pseudo(tmp_path_factory.mktemp("locales"))
    for tag in ("ur", "ar"):
        shutil.copytree(folder / TAG, folder / tag)
    content = folder / "ar" / "LC_MESSAGES" / "content.po"
    content.write_text(content.read_text("utf-8").replace("«Wé trúšt éáçh óthér.»", ""), "utf-8")
    return folder


@pytest.fixture
def offered(made, monkeypatch, room):
    """A meeting that offers all of them."""
    monkeypatch.setenv("COPRODUCE_LOCALES", str(made))
    languages.forget()
    room.desk("languages-offered", languages=["ur", "ar", TAG])
    yield room
    languages.forget()


def test_a_draft_is_not_offered_until_the_desk_switches_it_on(made, monkeypatch, room):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(made))
    assert "اردو" not in room.phone("ur").go("/").words
    assert room.phone("ur").go("/?lang=ur").lang == "en"
    room.desk("languages-offered", languages=["ur"])
    seen = room.phone("ur").go("/")
    assert seen.lang == "ur"
    assert "اردو" in seen.words
    assert "العربية" not in seen.words


def test_a_language_that_is_switched_off_again_is_not_spoken_any_more(offered):
    phone = offered.phone("ur")
    phone.go("/?lang=ur")
    offered.desk("languages-offered", languages=[])
    assert phone.go("/").lang == "en"


def test_a_language_that_we_do_not_have_cannot_be_switched_on(offered):
    for tag in ("xx", "../ur", ""):
        with pytest.raises(CoproduceError, match="We do not have the language"):
            offered.desk("languages-offered", languages=["ur", tag])
    with pytest.raises(CoproduceError, match="We do not have the language"):
        offered.desk("second-language", language="xx")
    assert offered.session().languages_offered == ("ur", "ar", TAG)


def test_what_the_browser_says_is_the_first_guess_and_never_forced(offered):
    phone = offered.phone("ur-PK,ur;q=0.9,en;q=0.5")
    assert phone.go("/").lang == "ur"
    assert not phone.cookies
    assert phone.go("/?lang=en").lang == "en"
    assert phone.go("/").lang == "en"


def test_a_chosen_language_stays_on_the_phone_before_and_after_joining(offered):
    phone = offered.phone()
    phone.go("/?lang=ur")
    phone.go(f"/j/{offered.code}")
    assert phone.page.lang == "ur"
    phone.submit(phone.page.form("role"), role="young-person")
    assert phone.page.lang == "ur"
    assert phone.go("/nothing-here").lang == "ur"
    (seat,) = offered.session().seats.values()
    assert seat.language == "ur"


def test_every_page_leads_to_the_languages_and_back(offered):
    phone = offered.joined()
    for path in ("/now", "/agree", "/delete", "/next", f"/say/{offered.first}", "/nothing-here"):
        page = phone.go(path)
        (link,) = [x for x in page.links if x.startswith("/languages")]
        form = phone.go(link).form("lang")
        assert phone.submit(form, lang="ar").lang == "ar", path
        assert phone.page.address == path
        phone.submit(phone.go(link).form("lang"), lang="en")
    assert {person.language for person in offered.session().seats.values()} == {"en"}


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_choosing_a_language_never_leads_to_another_place(offered, back):
    answer = offered.joined().ask("POST", "/lang", f"lang=ur&back={back}")
    assert answer.headers["location"] == "/now"


def test_the_next_person_on_the_phone_begins_without_a_language(offered):
    phone = offered.phone()
    phone.go(f"/j/{offered.code}?lang=ur")
    phone.submit(phone.page.form("role"), role="young-person")
    phone.go("/next")
    phone.submit(phone.page.form_to("/next"))
    assert not phone.cookies
    assert phone.page.lang == "en"


def test_a_page_that_nobody_checked_says_so_in_its_language_and_in_english(offered):
    page = offered.phone().go("/?lang=ur")
    assert 'class="draft"' in page.text
    assert "This is a draft. Nobody has checked these words yet." in BENEATH.findall(page.text)
    assert 'class="draft"' not in offered.phone().go("/?lang=en").text


def test_under_a_draft_stand_answers_and_promises_in_english(offered):
    phone = offered.phone()
    phone.go(f"/j/{offered.code}?lang=ur")
    joining = BENEATH.findall(phone.page.text)
    assert "Young person" in joining
    assert any("is not safe, we will tell" in said for said in joining)
    phone.submit(phone.page.form("role"), role="young-person")
    offered.desk("open", activity=offered.first)
    under = " ".join(BENEATH.findall(phone.go(f"/q/{offered.first}").text))
    for said in ("Yes", "Sometimes", "Everyone will see how many", "We do not ask your name."):
        assert said in under
    under = " ".join(BENEATH.findall(phone.go("/delete").text))
    for said in ("Yes, delete my answers", "We keep words about someone not being safe."):
        assert said in under
    under = " ".join(BENEATH.findall(phone.go("/agree").text))
    for said in ("May we take photographs of you?", "Yes", "No"):
        assert said in under
    assert "Who may read your words?" in BENEATH.findall(phone.go(f"/say/{offered.first}").text)


def test_a_part_without_translation_says_that_it_is_english(offered):
    phone = offered.phone()
    phone.go(f"/j/{offered.code}?lang=ar")
    phone.submit(phone.page.form("role"), role="young-person")
    offered.desk("open", activity=offered.first)
    page = phone.go(f"/q/{offered.first}")
    part = re.search(r'<p>([^<]*)</p><div lang="en" dir="ltr">(.*?)</div>', page.text, re.DOTALL)
    assert part is not None
    assert "«Thíš párt íš íñ »English«.»" in part[1]
    assert "We trust each other." in part[2]


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("ur", "ur"),
        ("UR-pk", "ur"),
        ("de, ur;q=0.8, en;q=0.9", "en"),
        ("de,fr", ""),
        ("", ""),
        ("ur;q=0", ""),
        ("ur;q=x, en", "en"),
        ("pa", "pa-Guru"),
        ("pa-IN", "pa-Guru"),
        ("pa-Guru-IN", "pa-Guru"),
        ("pa-PK", ""),
        ("pa-Arab", ""),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-TW", ""),
        ("zh-Hant-HK", ""),
        ("*", ""),
        (",;=,,", ""),
        ("x" * 5000, ""),
    ],
)
def test_a_browser_gets_the_language_that_its_person_reads(header, tag):
    assert accepted(header, ("en", "ur", "pa-Guru", "zh-Hans")) == tag


def test_names_and_numbers_stay_in_order_in_a_right_to_left_sentence(offered):
    offered.desk("safeguarding", lead="Pretend Lead", deputy="B", number="0121 000 0000")
    page = offered.phone().go(f"/j/{offered.code}?lang=ur")
    assert "\u2068Pretend Lead\u2069" in page.text
    assert "\u2068" not in offered.phone().go(f"/j/{offered.code}?lang=xa").text


def test_pictures_that_point_are_mirrored_from_right_to_left(offered):
    phone = offered.joined()
    offered.desk("open", activity=offered.first)
    both = [phone.go(f"/pictures/{offered.first}{more}").text for more in ("", "?more=1")]
    assert "".join(both).count('class="p turns"') == 3
    sheet = phone.ask("GET", "/s/languages.css").text
    assert "[dir=rtl] .turns{transform:scaleX(-1)}" in sheet


def test_the_desk_on_a_phone_switches_languages(offered):
    from tests.phones.pairing import paired

    desk = paired(offered)
    desk.go("/desk/languages")
    desk.submit(desk.page.form("languages"), languages=["ar"])
    assert offered.session().languages_offered == ("ar",)
    desk.submit(desk.page.form("languages"), languages=[])
    assert offered.session().languages_offered == ()
    desk.submit(desk.page.form("language"), language="ur")
    assert offered.session().second_language == "ur"
    assert f"/room/{offered.code}" in desk.go("/desk/languages").text


def test_the_rooms_page_says_a_question_in_two_languages_beside_each_other(offered):
    offered.desk("second-language", language="ur")
    offered.desk("open", activity=offered.first)
    page = offered.phone().go(f"/room/{offered.code}")
    part = re.compile(r'<section lang="(\w+)" dir="(\w+)">(.*?)</section>', re.DOTALL)
    sections = part.findall(page.text)
    assert [(tag, way) for tag, way, _words in sections] == [("en", "ltr"), ("ur", "rtl")]
    assert "We trust each other." in sections[0][2]
    assert "«Wé trúšt éáçh óthér.»" in sections[1][2]
    # The English stands beside it: only that it is a draft is said twice.
    (under,) = BENEATH.findall(sections[1][2])
    assert under.startswith("This is a draft.")
    only = offered.phone().go(f"/room/{offered.code}?lang=ur&and=")
    assert "Sometimes" in BENEATH.findall(only.text)
    assert (only.lang, only.text.count("<section")) == ("ur", 1)
