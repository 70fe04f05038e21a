"""Who runs: cronscale and the three that do the same work, each with what it needs for one line of the table."""

import os
from dataclasses import dataclass
from pathlib import Path

from world import HTTP_PORT, HTTPS_PORT, SSH_PORT

CRONSCALE, SHELL, PYTHON, FLOOR = "cronscale", "sh", "Python", "C"
NAMES = (CRONSCALE, FLOOR, SHELL, PYTHON)


@dataclass(frozen=True)
class Line:
    """One line of the table: how much there is to ask, and how far away."""

    name: str
    round_trip: int = 0  # milliseconds; 0: loopback
    hosts: int = 1  # of each group
    groups: int = 1
    members: int = 1
    tls: bool = False
    strangers: int = 0  # lines of known_hosts for hosts that nobody asks for


@dataclass(frozen=True)
class Account:
    endpoint: str
    api_key: str = "bench-api-key"
    secret_key: str = "bench-secret-key"
    rules: tuple = ()  # the rules' ids, a group each; empty: any will do

    def rule(self, index):
        return self.rules[index] if self.rules else str(index + 1)


class Contenders:
    def __init__(self, world, cronscale, python):
        self.world, self.cronscale, self.python = world, cronscale, python
        self.parts = Path(__file__).parent

    def account(self, line):
        scheme, port = ("https", HTTPS_PORT) if line.tls else ("http", HTTP_PORT)
        return Account(f"{scheme}://{self.world.address(0, line.round_trip)}:{port}/{line.members}/client/api")

    def commands(self, line, account=None):
        """By name, what to run: (arguments, environment)."""
        account = account or self.account(line)
        every = [host for group in range(line.groups) for host in self._hosts(line, group)]
        self.world.write_known_hosts(self._known_hosts(line), every, line.strangers)
        groups = [f"{account.rule(i)}={','.join(self._hosts(line, i))}" for i in range(line.groups)]
        environment = self._environment(line, account)
        return {
            CRONSCALE: (self._cronscale(line, account), environment),
            FLOOR: ([str(self.world.tools / "floor"), *groups], environment),
            SHELL: (["sh", str(self.parts / "script.sh"), *groups], environment),
            PYTHON: ([self.python, str(self.parts / "script.py"), *groups], environment),
        }

    def _hosts(self, line, group):
        return [self.world.address(group * line.hosts + i, line.round_trip) for i in range(line.hosts)]

    def _known_hosts(self, line):
        return self.world.folder / f"known-{line.name}"

    def _environment(self, line, account):
        folder = self.world.folder
        environment = {
            "HOME": str(folder), "TMPDIR": str(folder), "PATH": os.environ["PATH"], "ENDPOINT": account.endpoint,
            "API_KEY": account.api_key, "SECRET_KEY": account.secret_key, "SSH_PORT": str(SSH_PORT), "SSH_USER": "root",
            "SSH_KEY": f"{folder}/id_ed25519", "KNOWN_HOSTS": str(self._known_hosts(line))}
        return environment | ({"CA_FILE": f"{folder}/tls.pem"} if line.tls else {})

    def _cronscale(self, line, account):
        """One group is an rc file, several are a folder of them."""
        folder = self.world.folder / f"rc-{line.name}"
        folder.mkdir(exist_ok=True)
        for index in range(line.groups):
            file = folder / f"group-{index + 1}.rc"
            file.write_text(self._rc(line, account, index))
            file.chmod(0o600)
        return [self.cronscale, "-c", str(folder if line.groups > 1 else file), "--state-dir", f"{folder}/state"]

    def _rc(self, line, account, index):
        folder = self.world.folder
        return f"""\
[account]
host = {account.endpoint}
api_key = {account.api_key}
secret_key = {account.secret_key}
{f"ca_file = {folder}/tls.pem" if line.tls else ""}

[monitoring]
host = {", ".join(self._hosts(line, index))}
user = root
port = {SSH_PORT}
private_key_path = {folder}/id_ed25519
known_hosts = {self._known_hosts(line)}

[launch_config]
serviceofferingid = 1
templateid = 1
zoneid = 1

[scaling]
name = group-{index + 1}
min_size = 1
max_size = 9999
load_balancer = {account.rule(index)}

[scaling_policy_out]
threshold = 3

[scaling_policy_in]
threshold = 1
"""
