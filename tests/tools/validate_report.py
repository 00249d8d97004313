#!/usr/bin/env python3
"""Validates garis-report/1 files: schema, digests recomputed here, counts that add up.

    validate_report.py FILE|FOLDER...

One line per file; exit 1 when a file has a problem. Nothing here uses code of Garis: digests and
order are computed from the description of the format alone.
"""

import argparse
import hashlib
import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "report-schema.json"
WEIGHT = ["fail", "error", "undetermined", "manual", "waived", "pass", "exempt", "not_applicable"]
BADNESS = ["compliant", "nothing_checked", "not_decided", "not_compliant"]
LARGEST = 2**53 - 1


def canonical(value):
    """RFC 8785 for integers: keys by UTF-16 code units, strings in NFC."""
    if isinstance(value, dict):
        members = {unicodedata.normalize("NFC", key): item for key, item in value.items()}
        if len(members) != len(value):
            raise ValueError("two keys are equal in NFC")
        keys = sorted(members, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(members[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, str):
        return json.dumps(unicodedata.normalize("NFC", value), ensure_ascii=False)
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > LARGEST):
        raise ValueError(f"number {value} in a report")
    return json.dumps(value)


def indented(value, depth=0):
    """The form of the file: two spaces, keys in canonical order."""
    pad, end = "  " * (depth + 1), "\n" + "  " * depth
    if isinstance(value, dict) and value:
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        rows = [f"{pad}{canonical(key)}: {indented(value[key], depth + 1)}" for key in keys]
        return "{\n" + ",\n".join(rows) + end + "}"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(pad + indented(item, depth + 1) for item in value) + end + "]"
    return canonical(value)


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def no_duplicates(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError("a key occurs twice")
    return dict(pairs)


def combined(counts):
    return next((outcome for outcome in WEIGHT if counts.get(outcome)), "not_applicable")


def mandatory_outcome(rule):
    """Outcome as it counts for the verdict; None when the rule does not count."""
    if rule["severity"] != "mandatory":
        return None
    if "lowered" not in rule:
        return rule["outcome"]
    left = {o: rule["counts"][o] - rule["lowered"].get(o, 0) for o in WEIGHT}
    return combined(left) if any(left.values()) else None


def word_of(rules, incomplete):
    outcomes = {mandatory_outcome(rule) for rule in rules}
    if "fail" in outcomes:
        return "not_compliant"
    if incomplete or outcomes & {"error", "undetermined", "manual"}:
        return "not_decided"
    return "compliant" if outcomes & {"pass", "waived"} else "nothing_checked"


def schema_problems(report, validator):
    for error in sorted(validator.iter_errors(report), key=lambda error: list(map(str, error.path))):
        yield f"schema: {'/'.join(map(str, error.absolute_path))}: {error.message[:160]}"


def digest_problems(report, text):
    record = report["record"]
    if report["digest"]["record"] != sha256(canonical(record)):
        yield "digest of the record differs"
    run = {key: value for key, value in record["run"].items() if key != "id"}
    if record["run"]["id"] != sha256(canonical(run)):
        yield "run id differs"
    if text != indented(report) + "\n":
        yield "not in the form of a report file (order, indentation or last line)"


def empty_problems(value, path=""):
    """Fields that say nothing are left out; only the lists of the record may be empty."""
    allowed = {"/rules", "/findings", "/run/packs", "/run/inputs"}
    if isinstance(value, dict):
        for key, item in value.items():
            yield from empty_problems(item, f"{path}/{key}")
        if not value and not path.endswith("/actual"):
            yield f"empty object at {path}"
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from empty_problems(item, f"{path}/{i}")
        if not value and path not in allowed:
            yield f"empty list at {path}"
    elif value is None or value == "":
        yield f"null or empty text at {path}"


def rule_problems(rule, findings, cut):
    name, counts = f"{rule['pack']} {rule['rule']}", rule["counts"]
    if sum(counts[outcome] for outcome in WEIGHT) != counts["subjects"]:
        yield f"{name}: counts do not add up to subjects"
    if rule["outcome"] != combined(counts):
        yield f"{name}: outcome does not follow from the counts"
    stored = Counter(finding["outcome"] for finding in findings)
    for outcome, number in stored.items():
        if number > counts[outcome]:
            yield f"{name}: more findings '{outcome}' than counted"
    for outcome in ("fail", "error", "undetermined", "manual", "waived", "exempt"):
        if not cut and stored[outcome] != counts[outcome]:
            yield f"{name}: {counts[outcome]} '{outcome}' counted, {stored[outcome]} stored"
    groups = {group["id"]: group["n"] for group in rule.get("groups", [])}
    if not cut and groups != dict(Counter(finding["group"] for finding in findings)):
        yield f"{name}: groups do not match the findings"
    order = [(-group["n"], group["id"]) for group in rule.get("groups", [])]
    if order != sorted(order):
        yield f"{name}: groups are not sorted"


def count_problems(record):
    rules, findings, verdict = record["rules"], record["findings"], record["verdict"]
    cut = "max_findings" in record["run"]["options"]
    by_rule = {(rule["pack"], rule["rule"]): [] for rule in rules}
    for finding in findings:
        by_rule.setdefault((finding["pack"], finding["rule"]), []).append(finding)
    if len(by_rule) != len(rules):
        yield "a finding belongs to no rule, or two rules have one name"
    for rule in rules:
        yield from rule_problems(rule, by_rule[(rule["pack"], rule["rule"])], cut)
    yield from verdict_problems(verdict, rules)


def verdict_problems(verdict, rules):
    outcomes = Counter(rule["outcome"] for rule in rules)
    if any(verdict["rules"][outcome] != outcomes[outcome] for outcome in WEIGHT):
        yield "counts of the run do not match its rules"
    if verdict["rules"]["total"] != len(rules):
        yield "total of the run is not the number of its rules"
    if any(rule["counts"]["error"] for rule in rules) and not verdict["incomplete"]:
        yield "a tool error, and yet the run is not incomplete"
    packs = sorted({rule["pack"] for rule in rules}) or [None]
    words = [word_of([r for r in rules if r["pack"] == pack], verdict["incomplete"]) for pack in packs]
    if len(packs) == 1 and verdict["word"] != words[0]:
        yield f"the verdict should be {words[0]}"
    if len(packs) > 1 and BADNESS.index(verdict["word"]) < max(map(BADNESS.index, words)):
        yield "the verdict is better than that of one of its packs"


def order_problems(record):
    order = {(rule["pack"], rule["rule"]): rule["order"] for rule in record["rules"]}

    def key(finding):
        subject = finding["subject"]
        texts = [finding["rule"], subject.get("type", ""), subject.get("name", ""), finding["id"]]
        rule, kind, name, identity = (text.encode("utf-8") for text in texts)
        rank = order.get((finding["pack"], finding["rule"]), 0)
        weight = WEIGHT.index(finding["outcome"])
        return (finding["pack"].encode("utf-8"), rank, rule, weight, kind, name, identity)

    keys = [key(finding) for finding in record["findings"]]
    if keys != sorted(keys):
        yield "findings are not sorted"
    for finding in record["findings"]:
        strongest = next((level for level in "gtnpo" if level in finding["fingerprints"]), None)
        if finding["id"] != finding["fingerprints"].get(strongest):
            yield f"{finding['id']}: not the strongest fingerprint"


def problems(path, validator):
    try:
        text = path.read_text(encoding="utf-8")
        report = json.loads(text, object_pairs_hook=no_duplicates)
    except (OSError, ValueError) as error:
        return [f"not readable: {error}"]
    found = list(schema_problems(report, validator))
    if found:
        return found
    try:
        record = report["record"]
        found += digest_problems(report, text)
        found += empty_problems(record)
        found += count_problems(record)
        found += order_problems(record)
    except ValueError as error:
        found.append(str(error))
    return found


def files_in(operands):
    for operand in map(Path, operands):
        yield from sorted(operand.glob("*.json")) if operand.is_dir() else [operand]


def main():
    parser = argparse.ArgumentParser(description="Validate garis-report/1 files.")
    parser.add_argument("files", nargs="+", help="report files, or folders of them")
    arguments = parser.parse_args()
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    paths, bad = list(files_in(arguments.files)), 0
    for path in paths:
        found = problems(path, validator)
        bad += bool(found)
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        print(f"{path.name}: " + (found[0] + more if found else "ok"))
    if not paths:
        print("no report found")
    return 1 if bad or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
