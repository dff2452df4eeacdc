"""TLS: the server side of the listener, the client side of an archive."""

from __future__ import annotations

import ssl
from socket import socket
from typing import Any

from app.library.pacs.node import Listener, PacsError, PacsNode

GREETING_S = 5
"""Who connects has so long to shake hands, and then to ask for an association."""


class _Brisk(ssl.SSLContext):
    """Hands are shaken where connections are accepted: who stays silent must not hold others up."""

    def wrap_socket(self, sock: socket, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        sock.settimeout(GREETING_S)
        line = super().wrap_socket(sock, *args, **kwargs)
        line.settimeout(None)
        return line


def server_tls(listener: Listener) -> ssl.SSLContext | None:
    """None without TLS. Raises PacsError naming the files at fault."""
    if not listener.tls:
        return None
    try:
        context = _Brisk(ssl.PROTOCOL_TLS_SERVER)
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
