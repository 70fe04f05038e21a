"""Measures the lines of the bench's table, everyone in turn, and prints it. `packaging/bench` starts this, as the first
process of namespaces of its own.

    measure.py [--words-only] FOLDER TOOLS CRONSCALE SIMULATOR PYTHON [--quick] [--runs N] [--only LINE…]
"""

import argparse
import shutil
import subprocess
import sys
import time

import table
from contenders import CRONSCALE, FLOOR, NAMES, Account, Contenders, Line
from world import World

LINES = (
    Line("loopback"),
    Line("20ms", round_trip=20),
    Line("100ms", round_trip=100),
    Line("https", tls=True),
    Line("https-20ms", round_trip=20, tls=True),
    Line("https-100ms", round_trip=100, tls=True),
    Line("known-1000", strangers=1000),
    *(Line(f"members-{count}", members=count) for count in (10, 100, 1000, 5000)),
    *(Line(f"hosts-{count}", round_trip=20, hosts=count) for count in (10, 100, 300)),
    *(Line(f"groups-{count}", round_trip=20, groups=count) for count in (10, 100)),
)
TURNS, START_UP = "turns", "start-up"  # tables of their own
QUICK = ("loopback", "20ms", "100ms", "https", "members-1000", "hosts-10", "groups-10")


class Unfit(Exception):
    """A contender that did not do the work, with its own words."""


class Bench:
    def __init__(self, arguments):
        self.arguments = arguments
        self.world = World(arguments.folder, arguments.tools)
        self.contenders = Contenders(self.world, arguments.cronscale, arguments.python)

    def run(self, command, environment, prefix=()):
        """One run of one contender: (status, wall, CPU, KiB), and what it printed."""
        output = self.world.folder / "output"
        timed = subprocess.run(
            [*prefix, self.world.tools / "timed", output, *command], env=environment, check=True, text=True,
            stdout=subprocess.PIPE)
        status, wall, cpu, memory = timed.stdout.split()
        return (int(status), float(wall), float(cpu), int(memory)), output.read_text(errors="replace")

    def work(self, line, command, members, prefix=()):
        """The same, of a run that must have done the whole work."""
        figures, output = self.run(*command, prefix)
        told = output.count(f"now_vm_count     : {members}\n"), output.count("now_la           : 2\n")
        if figures[0] != 0 or told != (2 * line.groups, 2 * line.groups):
            errors = [row for row in output.splitlines() if "rror" in row] or output.splitlines()
            raise Unfit(errors[-1] if errors else f"status {figures[0]}, and not a word")
        return figures[1:]

    def check_work(self):
        """Everyone against the simulator, which refuses a wrong signature and has three members."""
        cloud = self.world.simulator(self.arguments.simulator)
        account = Account(cloud["url"], cloud["api_key"], cloud["secret_key"], (cloud["load_balancer"],))
        line = Line("check")
        for name, command in self.contenders.commands(line, account).items():
            try:
                self.work(line, command, 3)
            except Unfit as reason:
                sys.exit(f"packaging/bench: {name} does not do the work: {reason}")

    def measure(self, line):
        """The figures of a line's runs, by contender; a text in their place for one that is unfit."""
        self.world.set_line(line.round_trip)
        commands = self.contenders.commands(line)
        requests = self.world.requests()
        unfit = {CRONSCALE: self.complaint(line, commands[CRONSCALE])}
        requests = self.world.requests() - requests
        for name in NAMES[1:]:
            unfit[name] = self.complaint(line, commands[name])
        results = {name: [] for name in NAMES if not unfit[name]}
        busy = self.world.sshd_seconds()
        self.take_turns(line, commands, results, unfit)
        runs = sum(len(figures) for figures in results.values())
        login = (self.world.sshd_seconds() - busy) / max(1, runs * line.hosts * line.groups)
        return table.Row(line, results, {name: why for name, why in unfit.items() if why}, requests, login)

    def complaint(self, line, command):
        """What is wrong with a first run, which also warms up; None where nothing is."""
        try:
            self.work(line, command, line.members, self.world.prefix)
        except Unfit as reason:
            return str(reason)

    def take_turns(self, line, commands, results, unfit):
        """Everyone in turn, each time another first."""
        start = time.monotonic()
        for turn in range(self.arguments.runs):
            names = list(results)
            if not names or self.is_enough(turn, time.monotonic() - start):
                return
            for name in names[turn % len(names):] + names[:turn % len(names)]:
                try:
                    results[name].append(self.work(line, commands[name], line.members, self.world.prefix))
                except Unfit as reason:
                    unfit[name] = str(reason)
                    del results[name]

    def is_enough(self, turns, seconds):
        """Three turns are, once a line has had its time; one is, where they take minutes."""
        budget = 6 if self.arguments.quick else 20
        return seconds > budget and (turns >= 3 or seconds > 4 * budget)

    def start_up(self):
        """What it takes to begin: the system's share, the libraries', and that of cronscale's own binary."""
        absent = f"{self.world.folder}/absent.rc"
        environment = self.contenders.commands(Line("start"))[FLOOR][1]
        commands = {
            "an empty C program": [self.world.tools / "nothing"],
            "the C program asked for nothing (loads libcurl, libssh2)": [self.world.tools / "floor"],
            "cronscale asked for an rc file that is not there": [self.arguments.cronscale, "-c", absent],
        }
        figures = {name: [] for name in commands}
        for _ in range(3 * self.arguments.runs):
            for name, command in commands.items():
                figures[name].append(self.run(command, environment)[0][1:])
        return {name: (figures[name], self.instructions(commands[name], environment)) for name in commands}

    def instructions(self, command, environment):
        """Millions, by callgrind; None where that is not installed."""
        if not shutil.which("valgrind"):
            return None
        log = self.world.folder / "callgrind.log"
        subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={log}", *command],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        collected = [row.split(":")[1] for row in log.read_text().splitlines() if "Collected" in row]
        return int(collected[0]) / 1e6 if collected else None

    def turns(self):
        """Turns on the wire of one run, by contender and connection."""
        found = {}
        for line in (Line("turns", round_trip=20), Line("turns-tls", round_trip=20, tls=True)):
            self.world.set_line(line.round_trip)
            for name, command in self.contenders.commands(line).items():
                self.world.turns()
                if self.complaint(line, command):
                    continue
                time.sleep(0.2)  # the last packets are still on their way
                found[line.tls, name] = self.world.turns()
        return found


def parsed_arguments():
    parser = argparse.ArgumentParser(
        prog="packaging/bench", usage="packaging/bench [--quick] [--runs N] [--only LINE…]")
    parser.add_argument("--words-only", action="store_true")
    for name in ("folder", "tools", "cronscale", "simulator", "python"):
        parser.add_argument(name)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--only", nargs="+", default=())
    arguments = parser.parse_args()
    arguments.runs = arguments.runs or (5 if arguments.quick else 15)
    return arguments


def main():
    arguments = parsed_arguments()
    every = [line.name for line in LINES] + [TURNS, START_UP]
    names = arguments.only or ((*QUICK, TURNS, START_UP) if arguments.quick else every)
    unknown = set(names) - set(every)
    if unknown:
        sys.exit(f"packaging/bench: no line {', '.join(unknown)}; there are {', '.join(every)}")
    if arguments.words_only:
        return
    bench = Bench(arguments)
    bench.check_work()
    rows = []
    for line in LINES:
        if line.name in names:
            print(f"measuring {line.name}", file=sys.stderr)
            rows.append(bench.measure(line))
    if rows:
        table.show(rows, NAMES)
        table.show_round_trips(rows, NAMES)
    if START_UP in names:
        table.show_start_up(bench.start_up())
    if TURNS in names:
        table.show_turns(bench.turns(), NAMES)
    if rows:
        table.show_goals(rows)
        table.show_details(rows, NAMES)
        if any(CRONSCALE in row.unfit for row in rows):
            sys.exit("packaging/bench: cronscale did not do the work of every line")


if __name__ == "__main__":
    main()
