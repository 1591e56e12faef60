"""How people join: the join code, the address that phones can reach, and the QR squares."""

from __future__ import annotations

import ipaddress
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SYMBOLS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0 and O, 1 and I and L, no U: nothing that looks like another."""
CODE_LENGTH: Final = 6
"""30 to the power of 6: 729 million codes."""
FRONT: Final = 52
"""The longest address of a server before ours: 61 characters fit version 3, level M."""
QUIET_ZONE: Final = 4
"""Light modules around a QR code, as ISO/IEC 18004 asks."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this machine."""

    host: str
    """Such as 192.168.1.20."""
    network: str
    """The system's name of the network card."""


def new_code() -> str:
    """Return a new join code."""
    return "".join(secrets.choice(SYMBOLS) for _ in range(CODE_LENGTH))


def as_code(typed: str) -> str:
    """Return what someone typed as a code: upper case, without spaces and hyphens."""
    return re.sub(r"[\s\-.]", "", typed).upper()[:32]


def spoken(code: str) -> str:
    """Return a code spaced out, so that it is read symbol by symbol."""
    return " ".join(code)


def addresses() -> list[Address]:
    """Return the addresses that phones may reach, the likeliest first; empty without a network."""
    import ifaddr

    found = [
        Address(str(ip.ip), str(adapter.nice_name))
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4 and _is_reachable(str(ip.ip))
    ]
    return sorted(found, key=lambda a: (_is_virtual(a.network), not _is_private(a.host)))


def is_choice(found: Sequence[Address]) -> bool:
    """Whether more than one of these may be the right one for phones: no virtual machine's is."""
    return sum(not _is_virtual(a.network) for a in found) > 1


def _is_reachable(host: str) -> bool:
    ip = ipaddress.ip_address(host)
    return not (ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_unspecified)


def _is_private(host: str) -> bool:
    return ipaddress.ip_address(host).is_private


def _is_virtual(network: str) -> bool:
    words = (
        "docker",
        "veth",
        "virbr",
        "vmware",
        "virtualbox",
        "vethernet",
        "hyper-v",
        "tun",
        "tap",
    )
    return any(word in network.lower() for word in words)


def is_front(typed: str) -> bool:
    """Whether `typed` is an https address with a name, perhaps a port, and nothing after it.

    A path would not do: the pages' links begin at the root. At most 52 characters, so that the QR
    code with the join code stays version 3 and fits a screen of 80x24.
    """
    label = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
    pattern = rf"https://{label}(?:\.{label})*(?::[0-9]{{1,5}})?/?"
    return len(typed) <= FRONT and re.fullmatch(pattern, typed, re.IGNORECASE) is not None


def join_address(base: str, code: str) -> str:
    """Return the address in the QR code: upper case stays in QR's alphanumeric mode.

    A numeric address and a code make version 3, level M: 37 cells wide with its quiet zone.
    """
    return f"{base}/j/{code}".upper()


def room_address(base: str, code: str) -> str:
    """Return where the room's screen is as a page."""
    return f"{base}/room/{code}"


def wifi_text(network: str, password: str) -> str:
    """Return what a QR code says to join a Wi-Fi. An empty password means an open network."""
    kind = "WPA" if password else "nopass"
    secret = f"P:{_escaped(password)};" if password else ""
    return f"WIFI:T:{kind};S:{_escaped(network)};{secret};"


def _escaped(text: str) -> str:
    return re.sub(r'([\\;,:"])', r"\\\1", text)


def qr_squares(text: str) -> list[list[bool]]:
    """Return the QR code of `text` as rows of modules, True for dark, with its quiet zone.

    Raises ValueError if `text` is too long for a QR code.
    """
    import qrcode
    from qrcode.exceptions import DataOverflowError

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text)
    try:
        code.make(fit=True)
    except DataOverflowError as error:
        raise ValueError(len(text)) from error
    return [[bool(module) for module in row] for row in code.get_matrix()]


def qr_svg(text: str) -> str:
    """Return the QR code of `text` as an SVG picture, dark on light, for paper and pages."""
    rows = qr_squares(text)
    size = len(rows)
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges" aria-hidden="true" focusable="false">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    )
