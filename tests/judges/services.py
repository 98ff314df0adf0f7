"""The servers of those who issued the test certificates, on this machine: openssl stamps the time; lists, answers and
certificates are those of tests/suite/pki. Whoever asks for them comes through a proxy, which is this one server."""

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from program import output

PKI = Path("tests/suite/pki")
THERE = {
    "penerbit.crl": PKI / "revocation/issuer.crl",
    "akar.crl": PKI / "revocation/root-rsa.crl",
    "lengkung.crl": PKI / "revocation/root-ec.crl",
    # The one answer that there is; who asks of another certificate finds that it is not answered.
    "ocsp": PKI / "revocation/rsa-2048.ocsp",
}
TIME = "http://pki.example/time"


def stamp(query: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "stamps").write_text("01\n")
        (work / "query").write_bytes(query)
        os.environ["WORK"] = folder
        output(
            "openssl", "ts", "-reply", "-config", PKI / "openssl.cnf", "-section", "stamps",
            "-queryfile", work / "query", "-signer", PKI / "issuers/tsa.pem", "-inkey", PKI / "issuers/tsa.key",
            "-chain", PKI / "issuers/rsa.pem", "-out", work / "answer",
        )
        return (work / "answer").read_bytes()


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_CONNECT(self) -> None:
        # What is asked for comes through here, whoever it is meant for.
        self.send_response(200)
        self.end_headers()

    def do_GET(self) -> None:
        self.answer(b"")

    def do_POST(self) -> None:
        self.answer(self.rfile.read(int(self.headers["Content-Length"])))

    def answer(self, body: bytes) -> None:
        name = self.path.rsplit("/", 1)[-1]
        kinds = {"time": "application/timestamp-reply", "ocsp": "application/ocsp-response"}
        if name != "time" and name not in THERE:
            self.send_error(404)
            return
        content = stamp(body) if name == "time" else THERE[name].read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kinds.get(name, "application/pkix-crl"))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def services() -> Iterator[None]:
    """Has them running, and every program asks them."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    os.environ["http_proxy"] = f"http://127.0.0.1:{server.server_port}"
    try:
        yield
    finally:
        del os.environ["http_proxy"]
        server.shutdown()
