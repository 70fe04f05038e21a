"""The bench's figures as text: markdown, so that it can be copied into a page."""

from dataclasses import dataclass
from math import inf, log10
from statistics import median

from contenders import CRONSCALE, FLOOR, PYTHON, SHELL
from world import HTTP_PORT, HTTPS_PORT, SSH_PORT

WALL, CPU, MEMORY = 0, 1, 2


@dataclass
class Row:
    line: object
    results: dict  # by name: a list of (wall, CPU, KiB)
    unfit: dict  # by name: why there is no such list
    requests: int  # of one run of cronscale
    sshd: float  # seconds of CPU that one login took from the servers

    @property
    def runs(self):
        return max((len(figures) for figures in self.results.values()), default=0)

    def figures(self, name, which):
        """Sorted; empty where there are none."""
        return sorted(figures[which] for figures in self.results.get(name, ()))

    def middle(self, name, which):
        figures = self.figures(name, which)
        return median(figures) if figures else None

    def ratio(self, name, which, pick=median):
        """Cronscale's as a multiple of another's; below 1: it is ahead."""
        own, other = self.figures(CRONSCALE, which), self.figures(name, which)
        return pick(own) / pick(other) if own and other else None


COLUMNS = (("wall, ms", WALL, 1000), ("CPU, ms", CPU, 1000), ("memory, MB", MEMORY, 1 / 1024))


def show(rows, names):
    """The table of the README: cronscale's figures, and what they are as multiples of the others'."""
    others = [name for name in names if name != CRONSCALE]
    print("\n## How fast: median of cronscale, and as a multiple of each other's; below 1 it is ahead\n")
    print("Memory is that of the largest process; `sh` has several.\n")
    heads = [head for title, _, _ in COLUMNS for head in (title, *(f"/ {name}" for name in others))]
    print("| line | runs |", " | ".join(heads), "|")
    print("|---" * (2 + len(heads)) + "|")
    for row in rows:
        cells = []
        for _, which, unit in COLUMNS:
            middle = row.middle(CRONSCALE, which)
            cells.append("–" if middle is None else number(middle * unit))
            cells += [text(row.ratio(name, which)) for name in others]
        print(f"| {row.line.name} | {row.runs} |", " | ".join(cells), "|")
    show_growth(rows)


def show_details(rows, names):
    """The spread of each line: how noisy the machine was."""
    for title, which, unit in COLUMNS:
        show_figures(rows, names, f"{title[0].upper()}{title[1:]}", which, unit)
    print("\n## The rest of each line\n")
    print("| line | API requests of a run | sshd's own CPU, ms a login | |\n|---|---|---|---|")
    for row in rows:
        unfit = "; ".join(f"{name}: {why}" for name, why in row.unfit.items())
        print(f"| {row.line.name} | {row.requests} | {row.sshd * 1000:.1f} | {unfit} |")


def show_figures(rows, names, title, which, unit):
    others = [name for name in names if name != CRONSCALE]
    print(f"\n## {title}: minimum, median, maximum; cronscale as a multiple by median (by minimum)\n")
    print("| line | runs |", " | ".join([*names, *(f"/ {name}" for name in others)]), "|")
    print("|---" * (2 + len(names) + len(others)) + "|")
    for row in rows:
        cells = [spread(row.figures(name, which), unit) for name in names]
        cells += [both_ratios(row, name, which) for name in others]
        print(f"| {row.line.name} | {row.runs} |", " | ".join(cells), "|")


def spread(figures, unit):
    if not figures:
        return "–"
    return " ".join(number(figure * unit) for figure in (figures[0], median(figures), figures[-1]))


def both_ratios(row, name, which):
    middle, least = row.ratio(name, which), row.ratio(name, which, min)
    return "–" if middle is None else f"{middle:.2f} ({least:.2f})"


def number(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}"


def text(value, form="{:.2f}"):
    return "–" if value is None else form.format(value)


# Lines of which each has more of the same: (name, how much).
GROWTH = (
    (("loopback", 1), ("members-10", 10), ("members-100", 100), ("members-1000", 1000), ("members-5000", 5000)),
    (("20ms", 1), ("hosts-10", 10), ("hosts-100", 100), ("hosts-300", 300)),
    (("20ms", 1), ("groups-10", 10), ("groups-100", 100)),
)


def show_growth(rows):
    found = {row.line.name: row for row in rows}
    print("\n## Growth: factor a decade, of wall, CPU and memory, by median\n")
    print("| from, to | cronscale | C |\n|---|---|---|")
    for lines in GROWTH:
        for (before, less), (after, more) in zip(lines, lines[1:]):
            if before in found and after in found:
                decades = log10(more / less)
                cells = [growth(found[before], found[after], name, decades) for name in (CRONSCALE, FLOOR)]
                print(f"| {before}, {after} |", " | ".join(cells), "|")


def growth(before, after, name, decades):
    pairs = [(before.middle(name, which), after.middle(name, which)) for which in (WALL, CPU, MEMORY)]
    return ", ".join("–" if None in pair else f"{(pair[1] / pair[0]) ** (1 / decades):.1f}" for pair in pairs)


def show_start_up(found):
    print("\n## Start-up: minimum, median, maximum\n")
    print("| | wall, ms | CPU, ms | MB | million instructions |\n|---|---|---|---|---|")
    for name, (figures, instructions) in found.items():
        cells = [spread(sorted(figure[which] for figure in figures), unit)
                 for which, unit in ((WALL, 1000), (CPU, 1000), (MEMORY, 1 / 1024))]
        print(f"| {name} |", " | ".join([*cells, text(instructions, "{:.1f}")]), "|")


def show_turns(found, names):
    """Turns: how often the server spoke after the client, the connection's opening included."""
    print("\n## Turns on the wire of one run (packets, bytes of payload)\n")
    print("|  | SSH | API by http | API by https |\n|---|---|---|---|")
    for name in names:
        near, tls = found.get((False, name), ()), found.get((True, name), ())
        cells = [turns(near, SSH_PORT), turns(near, HTTP_PORT), turns(tls, HTTPS_PORT)]
        print(f"| {name} |", " | ".join(cells), "|")


def turns(connections, port):
    return "; ".join(f"{turns} ({packets}, {size})" for to, turns, packets, size in connections if to == port) or "–"


def show_round_trips(rows, names):
    """What counts far away: the slope of the wall time over the length of the line."""
    found = {row.line.name: row for row in rows}
    for near, far in (("20ms", "100ms"), ("https-20ms", "https-100ms")):
        if near not in found or far not in found:
            continue
        distance = (found[far].line.round_trip - found[near].line.round_trip) / 1000
        cells = []
        for name in names:
            walls = found[near].figures(name, WALL), found[far].figures(name, WALL)
            if all(walls):
                cells.append(f"{name} {(walls[1][0] - walls[0][0]) / distance:.1f}")
        print(f"\nRound trips that a whole run waits for, from {near} to {far} by minimum: {', '.join(cells)}")


def show_goals(rows):
    """Each by median and by minimum; where they disagree the machine was too noisy to tell."""
    print("\n## Goals: by median (by minimum)\n")
    found = {row.line.name: row for row in rows}
    for name in (SHELL, PYTHON):
        judge_lines(rows, f"ahead of {name} in wall time on every line", name, WALL, 1)
        judge_lines(rows, f"ahead of {name} in CPU time on every line", name, CPU, 1)
    judge_lines(rows, "wall time at most 1.1 times C's on every line", FLOOR, WALL, 1.1)
    judge_growth(found, "100 hosts at most 3 times one host's wall time at 20 ms", 3, "20ms", "hosts-100", WALL)
    judge_growth(found, "100 groups at most 10 times one group's wall time at 20 ms", 10, "20ms", "groups-100", WALL)
    judge_growth(found, "memory at 5,000 members at most twice that at one", 2, "loopback", "members-5000", MEMORY)
    asked = [row.requests / row.line.groups for row in rows if CRONSCALE in row.results]
    if asked:
        judge("at most 2 API requests an idle run and group", 2, (max(asked), max(asked)))


def judge(goal, limit, values, remark=""):
    verdict = {2: "met", 1: "unsure", 0: "NOT MET"}[sum(value <= limit for value in values)]
    print(f"- goal: {goal}: {verdict}: {values[0]:.2f} ({values[1]:.2f}){remark}")


def judge_lines(rows, goal, name, which, limit):
    """By the worst line; those that miss it are named."""
    ratios = {row.line.name: (row.ratio(name, which), row.ratio(name, which, min)) for row in rows}
    ratios = {line: pair for line, pair in ratios.items() if None not in pair}
    if not ratios:
        return
    worst = max(ratios, key=lambda line: ratios[line][0])
    beyond = [f"{line} {pair[0]:.2f} ({pair[1]:.2f})" for line, pair in ratios.items() if max(pair) > limit]
    absent = [row.line.name for row in rows if name not in row.results]
    failed = [row.line.name for row in rows if CRONSCALE not in row.results]
    remark = f", of {worst}" + (f"; beyond it: {', '.join(beyond)}" if beyond else "")
    remark += f"; {name} did not do the work of {', '.join(absent)}" if absent else ""
    remark += f"; cronscale did not do the work of {', '.join(failed)}" if failed else ""
    judge(goal, limit, ratios[worst] if not failed else (inf, inf), remark)


def judge_growth(found, goal, limit, base, line, which):
    if base in found and line in found:
        one, many = (found[name].figures(CRONSCALE, which) for name in (base, line))
        if one and many:
            judge(goal, limit, [pick(many) / pick(one) for pick in (median, min)])
