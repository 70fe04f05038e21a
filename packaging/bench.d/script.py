"""An idle run as a Python program does it today, with paramiko and cs: hosts and rules are asked at the same time, each
in a thread. It keeps no state.

    script.py RULE=HOST[,HOST…] …      with ENDPOINT, API_KEY, SECRET_KEY, SSH_PORT, SSH_USER, SSH_KEY, KNOWN_HOSTS and,
                                       for https, CA_FILE in the environment
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from os import environ
from statistics import mean
from time import strftime

import paramiko
from cs import CloudStack

THRESHOLD_OUT, THRESHOLD_IN = 3, 1
PORT = int(environ["SSH_PORT"])


def read_load(host, key, known_hosts):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    name = f"[{host}]:{PORT}"
    for kind, host_key in known_hosts.lookup(name).items():
        client.get_host_keys().add(name, kind, host_key)
    # Where hundreds of hosts share two processors with this program, the usual limits are too short for it.
    client.connect(
        host, PORT, environ["SSH_USER"], pkey=key, timeout=60, banner_timeout=60, auth_timeout=60, allow_agent=False,
        look_for_keys=False)
    with client:
        _, output, _ = client.exec_command("cat /proc/loadavg", timeout=60)
        return float(output.read().split()[0])


def count_members(rule):
    cloud = CloudStack(
        endpoint=environ["ENDPOINT"], key=environ["API_KEY"], secret=environ["SECRET_KEY"], timeout=30,
        verify=environ.get("CA_FILE", True))
    members = cloud.listLoadBalancerRuleInstances(id=rule).get("loadbalancerruleinstance", [])
    return sum(member["state"] in ("Starting", "Running", "Migrating") for member in members)


def report(direction, threshold, load, count):
    now = strftime("%Y-%m-%d %H:%M:%S")
    print(f"{now} *** scale {direction} check ***")
    print(f"{now} la_threshold_{direction:3} : {threshold}")
    print(f"{now} now_la           : {load:g}")
    print(f"{now} now_vm_count     : {count}")


def main(arguments):
    groups = [(rule, hosts.split(",")) for rule, hosts in (argument.split("=") for argument in arguments)]
    key = paramiko.Ed25519Key.from_private_key_file(environ["SSH_KEY"])
    known_hosts = paramiko.HostKeys(environ["KNOWN_HOSTS"])
    with ThreadPoolExecutor(max_workers=sum(1 + len(hosts) for _, hosts in groups)) as pool:
        loads = [[pool.submit(read_load, host, key, known_hosts) for host in hosts] for _, hosts in groups]
        counts = [pool.submit(count_members, rule) for rule, _ in groups]
        for readings, count in zip(loads, counts):
            load = mean(reading.result() for reading in readings)
            report("out", THRESHOLD_OUT, load, count.result())
            report("in", THRESHOLD_IN, load, count.result())


main(sys.argv[1:])
