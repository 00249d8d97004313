#!/usr/bin/env python3
"""Reads the CSV, JUnit, SARIF and NDJSON files of a folder as their consumers do.

    tests/tools/check_formats.py FOLDER
"""
import csv
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
NUMERIC = {"round", "actual", "limit", "margin", "margin_percent", "tolerance", "line"}
KINDS = {"pass", "fail", "open", "review", "notApplicable"}


def demand(condition, text):
    if not condition:
        raise ValueError(text)


def check_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    head = rows[0]
    demand(head[0] == "submission" and head[-1] == "message" and len(head) == 42, f"header: {head}")
    for row in rows[1:]:
        demand(len(row) == len(head), f"{len(row)} cells")
        for name, cell in zip(head, row):
            if name in NUMERIC:
                demand(cell == "" or NUMBER.fullmatch(cell), f"{name} = {cell[:40]}")
            else:
                demand(not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r")), f"formula in {name}")


def check_junit(path):
    root = xml.parse(path).getroot()
    demand(root.tag == "testsuites" and len(root) > 0, "no test suites")
    for suite in root:
        cases = suite.findall("testcase")
        for name, count in (("tests", len(cases)), ("failures", len(suite.findall("*/failure"))),
                            ("errors", len(suite.findall("*/error"))), ("skipped", len(suite.findall("*/skipped")))):
            demand(int(suite.get(name)) == count, f"{name}: {suite.get(name)} instead of {count}")
        demand(all(case.get("classname") and case.get("name") for case in cases), "a case without a name")


def check_sarif(path):
    log = json.loads(path.read_text(encoding="utf-8"))
    demand(log["version"] == "2.1.0" and len(log["runs"]) == 1, "no SARIF 2.1.0")
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    demand(len(rules) == len(set(rules)), "a rule stands twice")
    for result in run["results"]:
        demand(result["kind"] in KINDS and result["message"]["text"], "a result without kind or message")
        demand(result["kind"] == "fail" or result["level"] == "none", "a level beside another kind than fail")
        demand(rules[result["ruleIndex"]] == result["ruleId"], "the index of another rule")
        for place in result["locations"]:
            region = place.get("physicalLocation", {}).get("region", {"startLine": 1})
            demand(region["startLine"] >= 1, "a line before the first")


def check_ndjson(path):
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    demand(lines[0]["t"] == "run" and lines[-1]["t"] == "verdict", "run first, verdict last")
    demand({line["t"] for line in lines} <= {"run", "notice", "finding", "credit", "rating", "rule", "verdict"}, "another type")


CHECKS = {"*.csv": check_csv, "*.junit.xml": check_junit, "*.sarif": check_sarif, "*.ndjson": check_ndjson}


def main():
    faults, count = [], 0
    for pattern, check in CHECKS.items():
        paths = sorted(pathlib.Path(sys.argv[1]).glob(pattern))
        demand(paths, f"no {pattern}")
        for path in paths:
            count += 1
            try:
                check(path)
            except (ValueError, KeyError, xml.ParseError, csv.Error) as error:
                faults.append(f"{path.name}: {error!r}"[:300])
    print("\n".join(faults) or f"{count} files are as their readers expect")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
