"""How a phone becomes the desk, and how its buttons are pressed."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tests.phones.phone import Phone
from tests.phones.rooms import Inside

NOT_THE_DESK = "This phone is not the desk."
NO_OFFER = "This code does not work any more."


def offered(room: Inside) -> str:
    return urlsplit(room.desk("pair")["address"]).path


def taken(room: Inside) -> tuple[Phone, str]:
    """Return a phone that took an offer, and the number that it shows."""
    phone = room.phone()
    phone.go(offered(room))
    phone.submit(phone.page.forms[0])
    return phone, shown_number(phone)


def shown_number(phone: Phone) -> str:
    found = re.search(r"Your number is (\d\d)\b", phone.page.words)
    assert found, phone.page.words
    return found[1]


def paired(room: Inside) -> Phone:
    phone, number = taken(room)
    room.desk("confirm-pairing", number=number)
    phone.go("/desk")
    assert phone.page.title == "Desk"
    return phone


def press(phone: Phone, command: str, **values: str) -> None:
    """Press a button that stands on the page."""
    for form in phone.page.forms:
        if form.action == f"/desk/do/{command}" and values.items() <= dict(form.kept).items():
            phone.submit(form)
            return
    raise AssertionError(f"no button {command} {values} on {phone.page.address}")
