"""A store of objects that speaks as Amazon S3 does: Ceph, as Debian has it, of one monitor, one store in memory and one
gateway, on the loopback address."""

import hashlib
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from daemons import Daemons, answers, daemons, port
from program import output

ACCESS, SECRET = "KUNCI", "RAHASIA"
# Of what is sent: nothing.
EMPTY = hashlib.sha256().hexdigest()

CONFIGURATION = """[global]
fsid = {fsid}
mon host = v2:127.0.0.1:{monitor}
public network = 127.0.0.0/8
run dir = {folder}
log file = {folder}/$name.log
admin socket =
pid file =
crash dir = {folder}
keyring = {folder}/keyring
mon data = {folder}/mon
osd data = {folder}/osd
mon data avail crit = 1
mon allow pool size one = true
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
osd objectstore = memstore
rgw frontends = beast endpoint=127.0.0.1:{gateway}
"""


class Store:
    """A store that is running."""

    def __init__(self, them: Daemons) -> None:
        self.them, self.port = them, port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            "AWS_ACCESS_KEY_ID": ACCESS, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": self.url, "AWS_ALLOW_HTTP": "true",
        }

    def open(self) -> None:
        """Has the gateway answer."""
        self.gateway = self.them.start("radosgw", "-n", "client.admin", "-f")
        self.them.until("the gateway", answers("curl", "--silent", "--fail", self.url))

    def close(self) -> None:
        """Has nobody answer."""
        self.them.stop(self.gateway)

    def ask(self, method: str, path: str, *more: str) -> str:
        """By another program than ours."""
        return output(
            "curl", "--silent", "--show-error", "--fail", "--aws-sigv4", "aws:amz:us-east-1:s3",
            "--user", f"{ACCESS}:{SECRET}", "--request", method,
            "--header", f"x-amz-content-sha256: {EMPTY}", *more, f"{self.url}/{path}",
        )


@contextmanager
def store(bucket: str) -> Iterator[Store]:
    """Has a store running, with an empty bucket."""
    with daemons() as them:
        folder, there = them.folder, Store(them)
        fsid, disk, monitor = uuid.uuid4(), uuid.uuid4(), port()
        configuration = folder / "ceph.conf"
        configuration.write_text(
            CONFIGURATION.format(fsid=fsid, monitor=monitor, gateway=there.port, folder=folder)
        )
        os.environ["CEPH_CONF"] = str(configuration)
        (folder / "osd").mkdir()
        keyring(folder / "keyring")
        output("monmaptool", "--create", "--fsid", fsid, "--addv", "a", f"v2:127.0.0.1:{monitor}", folder / "map")
        output("ceph-mon", "-i", "a", "--mkfs", "--monmap", folder / "map", "--keyring", folder / "keyring")
        them.start("ceph-mon", "-i", "a", "-f")
        output("timeout", 60, "ceph", "osd", "new", disk, 0)
        output("ceph-osd", "-i", 0, "--mkfs", "--osd-uuid", disk)
        them.start("ceph-osd", "-i", 0, "-f")
        output("timeout", 60, "radosgw-admin", "user", "create", "--uid", "naskah", "--display-name", "Naskah",
               "--access-key", ACCESS, "--secret-key", SECRET)
        there.open()
        there.ask("PUT", bucket)
        yield there


def keyring(path: Path) -> None:
    """Who they are to each other."""
    output("ceph-authtool", path, "--create-keyring")
    for name, rights in {
        "mon.": {"mon": "allow *"},
        "client.admin": {"mon": "allow *", "osd": "allow *"},
        "osd.0": {"mon": "allow profile osd", "osd": "allow *"},
    }.items():
        caps = [part for daemon, right in rights.items() for part in ("--cap", daemon, right)]
        output("ceph-authtool", path, "--gen-key", "-n", name, *caps)
