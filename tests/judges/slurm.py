"""A cluster of one machine: Slurm, as Debian has it, on the loopback address."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from daemons import Daemons, answers, daemons, port
from program import output

CONFIGURATION = """ClusterName=naskah
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort={controller}
SlurmdPort={node}
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
SlurmUser={user}
SlurmdUser={user}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SchedulerParameters=batch_sched_delay=0,sched_interval=1
MailProg=/bin/true
NodeName=localhost NodeAddr=127.0.0.1 CPUs={cpus}
PartitionName=main Nodes=localhost Default=YES State=UP
"""


class Cluster:
    """A cluster that is running, to which Slurm's commands speak."""

    def __init__(self, them: Daemons) -> None:
        self.them = them

    def submit(self, *job: str | int | Path) -> None:
        """Has a job done; `sbatch --wait` would look ever less often whether it is."""
        number = output("sbatch", "--parsable", *job).strip()
        self.them.until("the job", lambda: not output("squeue", "--noheader", "--jobs", number).strip(), 120)


@contextmanager
def slurm() -> Iterator[Cluster]:
    """Has a cluster running."""
    with daemons() as them:
        folder = them.folder
        for name in ("state", "spool"):
            (folder / name).mkdir()
        configuration = folder / "slurm.conf"
        configuration.write_text(
            CONFIGURATION.format(
                controller=port(), node=port(), folder=folder, cpus=os.cpu_count(), user=getpass.getuser()
            )
        )
        os.environ["SLURM_CONF"] = str(configuration)
        # Whoever asks has to be able to reach the socket.
        folder.chmod(0o755)
        socket, key = folder / "munge.socket", folder / "munge.key"
        output("mungekey", "--create", "--keyfile", key)
        them.start(
            "munged", "--foreground", "--force", "--key-file", key, "--socket", socket,
            "--pid-file", folder / "munged.pid", "--seed-file", folder / "munged.seed", "--num-threads", 2,
        )
        them.until("munge", answers("munge", "--socket", socket, "--no-input"))
        them.start("slurmctld", "-D", "-f", configuration)
        them.start("slurmd", "-D", "-f", configuration, "-N", "localhost")
        them.until("a node that is idle", lambda: output("sinfo", "--noheader", "--format=%t").strip() == "idle")
        yield Cluster(them)
