"""What the bench measures against: sshds, clouds, and a line of some length to them. All of it runs in this process's
namespaces, which `packaging/bench` made, and ends with them."""

import http.client
import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

SSH_PORT, HTTP_PORT, HTTPS_PORT = 2222, 8080, 8443


class World:
    """Servers that listen on every address of this namespace, the far one; `near` is at the other end of the line."""

    def __init__(self, folder, tools):
        self.folder, self.tools = Path(folder), Path(tools)
        self.near = subprocess.Popen(["unshare", "--net", "sleep", "infinity"])
        self.line, self.round_trip = None, 0
        self._bring_up_loopback()
        self._write_keys()
        self.sshd = self._start_sshd()
        self._start_cloud()

    # Addresses: of loopback, or of the line's far end.

    @staticmethod
    def address(index, round_trip):
        network = "10.213" if round_trip else "127.1"
        return f"{network}.{index // 250}.{index % 250 + 1}"

    def _bring_up_loopback(self):
        run("ip", "link", "set", "lo", "up")
        run("ip", "route", "add", "local", "10.213.0.0/16", "dev", "lo")

    def set_line(self, milliseconds):
        """The line of so many milliseconds there and back; 0: none, clients run here."""
        if milliseconds == self.round_trip:
            return
        if self.line:
            self.line.kill()
            self.line.wait()
            self.line = None
        if milliseconds:
            self._start_line(milliseconds)
        self.round_trip = milliseconds

    def _start_line(self, milliseconds):
        near = f"/proc/{self.near.pid}/ns/net"
        self.line = subprocess.Popen(
            [self.tools / "delay-line", near, str(milliseconds)], stdout=subprocess.PIPE, text=True)
        assert self.line.stdout.readline() == "ready\n", "the delay line did not start"
        enter = ["nsenter", f"--net={near}"]
        run(*enter, "ip", "addr", "add", "10.214.0.1/32", "dev", "near")
        run(*enter, "ip", "link", "set", "near", "up", "txqueuelen", "10000")
        run(*enter, "ip", "route", "add", "10.213.0.0/16", "dev", "near")
        run("ip", "link", "set", "far", "up", "txqueuelen", "10000")
        run("ip", "route", "add", "10.214.0.1/32", "dev", "far")

    @property
    def prefix(self):
        """What makes a command one of the line's near end."""
        return ["nsenter", f"--net=/proc/{self.near.pid}/ns/net"] if self.round_trip else []

    def turns(self):
        """What crossed the line since the last call: (server's port, turns, packets, bytes) of each connection."""
        self.line.send_signal(signal.SIGUSR1)
        found = []
        for row in self.line.stdout:
            if row == "end\n":
                return found
            found.append(tuple(int(word) for word in row.split()))
        raise EOFError("the delay line has ended")

    # Hosts.

    def _write_keys(self):
        for name in ("host_key", "id_ed25519"):
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(self.folder / name))
        (self.folder / "authorized_keys").write_text((self.folder / "id_ed25519.pub").read_text())
        (self.folder / "loadavg").write_text("2.00 2.00 2.00 1/100 4711\n")

    def write_known_hosts(self, path, addresses, strangers):
        """The hosts at the addresses, after so many lines of hosts that nobody asks for."""
        host_key = " ".join((self.folder / "host_key.pub").read_text().split()[:2])
        names = [f"host-{index}.example.com" for index in range(strangers)]
        names += [f"[{address}]:{SSH_PORT}" for address in addresses]
        path.write_text("".join(f"{name} {host_key}\n" for name in names))

    def _start_sshd(self):
        """One sshd is many hosts: it listens on all addresses. It does as little as it can, so that clients are what is
        measured: no PAM, no look-ups, no messages, a small shell, and no second start of itself (-r) for each login."""
        self._give_root_a_small_shell()
        Path("/run/sshd").mkdir(exist_ok=True)
        (self.folder / "sshd_config").write_text(f"""\
Port {SSH_PORT}
ListenAddress 0.0.0.0
HostKey {self.folder}/host_key
PidFile none
AuthorizedKeysFile {self.folder}/authorized_keys
AuthenticationMethods publickey
ForceCommand cat {self.folder}/loadavg
PermitRootLogin yes
StrictModes no
UsePAM no
UseDNS no
PrintMotd no
PrintLastLog no
LogLevel ERROR
MaxStartups 1000
""")
        sshd = subprocess.Popen(
            ["/usr/sbin/sshd", "-D", "-r", "-f", self.folder / "sshd_config", "-E", self.folder / "sshd.log"])
        wait_for_port(SSH_PORT)
        return sshd

    def _give_root_a_small_shell(self):
        """sshd starts commands by the user's shell, which may read files of its own; the mount ends with this world."""
        users = Path("/etc/passwd").read_text().splitlines(keepends=True)
        users = [":".join([*user.split(":")[:6], "/bin/sh\n"]) if user.startswith("root:") else user for user in users]
        (self.folder / "passwd").write_text("".join(users))
        run("mount", "--bind", str(self.folder / "passwd"), "/etc/passwd")

    def sshd_seconds(self):
        """CPU time of all logins so far."""
        fields = Path(f"/proc/{self.sshd.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")

    # Clouds.

    def _start_cloud(self):
        answers = self.folder / "answers"
        answers.mkdir()
        for count in (1, 10, 100, 1000, 5000):
            (answers / str(count)).write_text(members(count))
        subprocess.Popen([self.tools / "cloud", str(HTTP_PORT), answers])
        certificate = self.folder / "tls.pem"
        names = ",".join(f"IP:{self.address(0, trip)}" for trip in (0, 1))
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "2", "-subj", "/CN=bench", "-addext", f"subjectAltName={names}", "-keyout", str(self.folder / "tls.key"),
            "-out", str(certificate))
        subprocess.Popen([
            "socat", f"OPENSSL-LISTEN:{HTTPS_PORT},fork,reuseaddr,nodelay,backlog=1024,verify=0,"
            f"cert={certificate},key={self.folder}/tls.key", f"TCP:127.0.0.1:{HTTP_PORT},nodelay"],
            stderr=subprocess.DEVNULL)
        wait_for_port(HTTP_PORT)
        wait_for_port(HTTPS_PORT)

    def requests(self):
        """How many the cloud has answered so far."""
        cloud = http.client.HTTPConnection("127.0.0.1", HTTP_PORT)
        cloud.request("GET", "/count")
        return int(cloud.getresponse().read())

    def simulator(self, program):
        """A cloud that checks signatures: what it prints when it is ready, by name."""
        simulator = subprocess.Popen(
            [program, "--members", "3", "--integer-ids"], stdout=subprocess.PIPE, text=True)
        lines = iter(simulator.stdout.readline, "ready=yes\n")
        return dict(line.strip().split("=", 1) for line in lines)


def members(count):
    """An answer of a 3.0.3 server, as recorded, with so many members."""
    machine = {
        "account": "scaler", "domainid": "84b0d8d2-5172-4775-9540-ba4c59cc82ed", "domain": "ROOT",
        "created": "2026-11-21T07:34:45+0000", "state": "Running", "haenable": False,
        "zoneid": "f0d30a32-ce3a-46d6-a93b-ae5c3a1f7638", "zonename": "zone1",
        "templateid": "26ecabe8-8492-4241-9dc3-92dd96d5e3b3", "templatename": "CentOS 5.3(64-bit) no GUI (Simulator)",
        "templatedisplaytext": "CentOS 5.3(64-bit) no GUI (Simulator)", "passwordenabled": False,
        "serviceofferingid": "722aa5b6-0e33-495b-8c2e-46eeb9dfe15c", "serviceofferingname": "Small Instance",
        "cpunumber": 1, "cpuspeed": 500, "memory": 512, "cpuused": "10%", "networkkbsread": 196608,
        "networkkbswrite": 98304, "guestosid": "a56ac93c-d35f-49bf-b8d4-cd41f9995eb4", "rootdeviceid": 0,
        "rootdevicetype": "NetworkFilesystem", "securitygroup": [], "hypervisor": "Simulator"}

    def member(index):
        name = f"web-{index + 1}"
        nic = {
            "id": f"dd6def5d-cfcd-442a-ac73-{index:012x}", "networkid": "a5f6255f-8429-442c-8ec9-a44c2e5b4e19",
            "netmask": "255.255.0.0", "gateway": "10.1.0.1", "ipaddress": f"10.1.{index // 250}.{index % 250 + 2}",
            "traffictype": "Guest", "type": "Isolated", "isdefault": True}
        names = {"id": f"99d2a3c5-c423-4e7d-b969-{index:012x}", "name": name, "displayname": name}
        return {**names, **machine, "nic": [nic]}

    body = {"count": count, "loadbalancerruleinstance": [member(index) for index in range(count)]}
    return json.dumps({"listloadbalancerruleinstancesresponse": body}, separators=(",", ":"))


def run(*command):
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL if command[0] == "openssl" else None)


def wait_for_port(port):
    for _ in range(200):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port}")
