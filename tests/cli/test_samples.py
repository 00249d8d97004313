"""The report of every sample is the one beside it; `--update` writes them anew.

    test_samples.py PROGRAM [--update]
"""

import difflib
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

from program import CHECK, ROOT, SAMPLES, Program, text

VALIDATOR = ROOT / "tests" / "tools" / "validate_report.py"


def without_meta(report):
    data = json.loads(report)
    data.pop("meta", None)
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def compare(program, path, got, update):
    if update:
        path.write_text(got, encoding="utf-8")
        return
    want = path.read_text(encoding="utf-8") if path.exists() else ""
    diff = difflib.unified_diff(want.splitlines(), got.splitlines(), "expected", "got", lineterm="", n=0)
    program.expect(want == got, path.relative_to(ROOT), "\n".join(diff))


def validate(program, sample, report):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        file.write_bytes(report)
        result = subprocess.run([sys.executable, str(VALIDATOR), str(file)], capture_output=True, check=False)
        program.expect(result.returncode == 0, f"{sample.name}: valid report", text(result.stdout + result.stderr))


def check_of(sample):
    model = next(sample.glob("office.*")).name
    return [model if word == "office.xml" else word for word in CHECK]


def near(a, b):
    """Equal, with numbers to nine digits: two formats add up in another order."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(near(a[key], b[key]) for key in a)
    try:
        return math.isclose(float(a), float(b), rel_tol=1e-9)
    except (TypeError, ValueError):
        return a == b


def findings_of(program, sample):
    """What was decided of whom, without the places in the file."""
    record = json.loads(program.run([*check_of(sample), "-f", "json", "--all"], sample).stdout)["record"]
    found = {}
    for finding in record["findings"]:
        measure = finding.get("measure", {})
        causes = [[item.get("property"), item.get("cause")] for item in finding.get("open", [])]
        key = f"{finding['rule']} of {finding['subject'].get('name')}"
        found[key] = {"outcome": finding["outcome"], "actual": measure.get("actual"), "limit": measure.get("limit"),
                      "open": str(causes)}
    return found


def same_findings(program, one, other):
    """Two descriptions of one building get the same findings."""
    a, b = findings_of(program, SAMPLES / one), findings_of(program, SAMPLES / other)
    program.expect(len(a) > 5, f"{one} has findings")
    program.expect(a.keys() == b.keys(), f"{one} and {other}: same rules and subjects", f"{sorted(a)}\n{sorted(b)}")
    for key in a.keys() & b.keys():
        if "unmapped" in a[key]["open"] + b[key]["open"]:
            continue  # one of the formats cannot carry it
        program.expect(near(a[key], b[key]), f"{one} and {other}: {key}", f"{a[key]}\n{b[key]}")


def main():
    program = Program(sys.argv[1])
    update = "--update" in sys.argv[2:]
    samples = sorted(path.parent for path in SAMPLES.glob("*/office.*"))
    program.expect(samples, "there are samples")
    for sample in samples:
        compare(program, sample / "expected.txt", text(program.run(check_of(sample), sample).stdout), update)
        report = program.run([*check_of(sample), "-f", "json"], sample).stdout
        compare(program, sample / "expected.json", without_meta(report), update)
        validate(program, sample, report)
    same_findings(program, "kl-office", "kl-office-ifc")
    program.finish()


main()
