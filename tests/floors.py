#!/usr/bin/env python3
"""Run the scorers of the annotated sets and hold their figures against floors.toml.

usage: floors.py BENCH_FOLDER PROGRAM

Prints every figure beside its floor; exit status 1 when one lies below, or cannot be had.
"""
import json
import pathlib
import subprocess
import sys
import tomllib


def scored(*command):
    """The JSON a scorer prints; its exit status is its own judgement and does not count here."""
    run = subprocess.run([sys.executable, *map(str, command)], stdout=subprocess.PIPE, check=False)
    return json.loads(run.stdout)


def seed(bench, program):
    report = scored(bench / "seed/check.py", "--bin", program, "--json")
    for problem in report["problems"]:
        print(f"  seed: {problem}")
    return {name: report[name][0] for name in ("direct", "mixed", "indirect", "events", "meta")}


def quotes(bench, program):
    report = scored(bench / "quotes/score.py", bench / "quotes/dev", "--split", "dev", "--bin", program, "--json")
    return {"dm_e2e": report["dm"]["e2e"]["f1"], "all_e2e": report["all"]["e2e"]["f1"]}


def time(bench, program):
    report = scored(bench / "time/score.py", bench / "time/dev", "--bin", program, "--json")
    figures = {
        "value": report["value_f1"],
        "strict": report["strict"]["f1"],
        "relaxed": report["relaxed"]["f1"],
        "events": report["events"]["f1"],
    }
    return {name: 100 * figure for name, figure in figures.items()}


def narrative(bench, program):
    report = scored(bench / "time/score.py", bench / "time/narrative", "--bin", program, "--json")
    return {"value": 100 * report["value_f1"]}


def dates(bench, program):
    report = scored(bench / "time/score.py", "--cases", bench / "time/cases_dev.json", "--bin", program, "--json")
    return {"case": 100 * report["all"]["case"], "none": 100 * report["all"]["none"]}


def trust(bench, program):
    report = scored(bench / "trust/score.py", bench / "trust/dev", "--bin", program, "--json")
    return report["total"]


# Kinds of cases that are about headers, pages and metadata: other floors hold those.
OF_INPUT = {"eaten-line", "dateline", "false-day", "turns", "pages", "metadata"}


def cases(bench, program):
    report = scored(bench / "cases/check.py", bench / "cases", "--bin", program, "--json")
    kinds = [counts for kind, counts in report["kinds"].items() if kind not in OF_INPUT]
    right, count = (sum(column) for column in zip(*kinds))
    return {"right": 100 * right / count}


def html(bench, program):
    report = scored(bench / "html/score.py", bench / "html/dev", "--bin", program, "--json")
    return {
        "mean": report["content_mean"],
        "body": report["body"]["f1"],
        "exact": report["body"]["exact"],
        "reader": report["reader"]["f1"],
        "segments": report["segments"]["f1"],
        "clean": report["segments"]["clean"],
    }


SCORERS = {
    seed: "seed",
    quotes: "quotes",
    time: "time",
    narrative: "time/narrative",
    dates: "time/cases_dev.json",
    trust: "trust",
    cases: "cases",
    html: "html",
}


def main():
    bench, program = map(pathlib.Path, sys.argv[1:])
    program = program.resolve()
    floors = tomllib.loads((pathlib.Path(__file__).parent / "floors.toml").read_text("utf-8"))
    below = 0
    for scorer, folder in SCORERS.items():
        name = scorer.__name__
        if not (bench / folder).exists():
            print(f"SKIPPED: {name} is not in {bench}")
            continue
        try:
            figures = scorer(bench, program)
        except (ValueError, KeyError, OSError) as error:
            print(f"{name}: no figures: {error!r}")
            figures = {}
        for figure, floor in floors[name].items():
            value = figures.get(figure, float("-inf"))
            mark = "ok" if value >= floor else "BELOW ITS FLOOR"
            below += value < floor
            print(f"{name} {figure}: {value:.4g}, floor {floor:g}, {mark}")
    sys.exit(1 if below else 0)


if __name__ == "__main__":
    main()
