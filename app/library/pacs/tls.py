"""TLS: the server side of the listener, the client side of an archive."""

from __future__ import annotations

import ssl
from socket import create_connection, socket
from typing import Any

from app.library.pacs.node import Listener, PacsError, PacsNode

GREETING_S = 5
"""Who connects has so long to shake hands, and then to ask for an association."""


class _Patient(ssl.SSLContext):
    """pynetdicom wraps connections where it accepts them: hands are shaken later, on the connection's own
    thread (`shake_hands`), so that who stays silent holds nobody up."""

    def wrap_socket(self, sock: socket, *_others: Any, **_more: Any) -> ssl.SSLSocket:
        return super().wrap_socket(sock, server_side=True, do_handshake_on_connect=False)


def shake_hands(line: socket) -> None:
    """Raises OSError where the other side does not, within GREETING_S."""
    if isinstance(line, ssl.SSLSocket):
        line.settimeout(GREETING_S)
        line.do_handshake()
        line.settimeout(None)


def why_no_hands(host: str, port: int, context: ssl.SSLContext) -> str:
    """Why TLS with a server fails, "" where it does not, or where it cannot be reached."""
    try:
        with create_connection((host, port), GREETING_S) as line:
            context.wrap_socket(line, server_hostname=host).close()
    except ssl.SSLCertVerificationError as error:
        return error.verify_message
    except ssl.SSLError as error:
        return (error.reason or str(error)).replace("_", " ").lower()
    except OSError:
        return ""
    return ""


def server_tls(listener: Listener) -> ssl.SSLContext | None:
    """None without TLS. Raises PacsError naming the files at fault."""
    if not listener.tls:
        return None
    try:
        context = _Patient(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(listener.certificate, listener.key or None)
        if listener.ca:
            context.load_verify_locations(listener.ca)
            context.verify_mode = ssl.CERT_REQUIRED
    except (OSError, ssl.SSLError) as error:
        files = ", ".join(f for f in (listener.ca, listener.certificate, listener.key) if f) or "none given"
        raise PacsError(
            "listener", f"TLS files cannot be used ({files}): {error}", "Check ca, certificate and key."
        ) from error
    return context


def client_tls(name: str, node: PacsNode) -> ssl.SSLContext | None:
    """The TLS client side of a node, None without TLS. Raises PacsError naming the file at fault."""
    if not node.tls:
        return None
    try:
        context = ssl.create_default_context(cafile=node.ca or None)
        context.check_hostname = not node.ca  # an archive is known by its address where `ca` names who signed
        if node.certificate:
            context.load_cert_chain(node.certificate, node.key or None)
    except (OSError, ssl.SSLError) as error:
        files = ", ".join(f for f in (node.ca, node.certificate, node.key) if f)
        raise PacsError(
            name, f"TLS files cannot be used ({files}): {error}", "Check ca, certificate and key."
        ) from error
    return context
