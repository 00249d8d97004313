"""What `garis test` says about tests: formats, coverage, boundaries, mutants, suggestions."""

import json
import sys
import tempfile
from pathlib import Path

from program import ROOT, Program, text

sys.path.insert(0, str(ROOT / "tests" / "tools"))
import check_junit  # noqa: E402

RULES = """rule "height <&> \\"x\\"" {{
  cite clause "1"
  applies to building
  requires building.height <= 30 m
}}
test "{name}" {{
  given building "B" {{ height: {height} m }}
  expect rule "height <&> \\"x\\"" for "B" pass
}}
"""
HOSTILE = "<b>&\\\"]]>\u202e # not ok"


def formats(program, folder):
    for name, height, code in (("low", 10, 0), (HOSTILE, 40, 1)):
        (folder / "a.garis").write_text(RULES.format(name=name, height=height), encoding="utf-8")
        junit = program.run(["test", "a.garis", "-f", "junit"], folder)
        program.expect(junit.returncode == code, f"junit: exit {junit.returncode}", text(junit.stderr))
        problems = check_junit.check(junit.stdout)
        program.expect(not problems, "valid JUnit", "\n".join(problems))
        program.expect(junit.stdout == program.run(["test", "a.garis", "-f", "junit"], folder).stdout, "the same bytes twice")
        lines = text(program.run(["test", "a.garis", "-f", "tap"], folder).stdout).splitlines()
        program.expect(lines[:2] == ["TAP version 13", "1..1"], "TAP starts with its plan", lines)
        program.expect(lines[2].startswith("not ok 1 - " if code else "ok 1 - ") and "#" not in lines[2], "TAP", lines)
        report = json.loads(program.run(["test", "a.garis", "-f", "json", "--coverage"], folder).stdout)
        program.expect(report["coverage"][0]["outcomes"] == {"all": 3, "covered": 0 if code else 1}, "JSON", report)
    broken = check_junit.check('<testsuites tests="2"><testsuite name="a" tests="1"><testcase name="x"/></testsuite></testsuites>')
    program.expect(len(broken) == 2, "the checker of JUnit finds what is wrong", broken)


def coverage(program, folder):
    (folder / "a.garis").write_text(RULES.format(name="low", height=10), encoding="utf-8")
    cases = [("--coverage", 0), ("--coverage=33", 0), ("--coverage=34", 1), ("--coverage=34%", 1), ("--coverage=many", 64), ("--coverage=101", 64)]
    for option, code in cases:
        result = program.run(["test", option, "a.garis"], folder)
        program.expect(result.returncode == code, f"{option}: exit {result.returncode}", text(result.stdout + result.stderr))
    listed = text(program.run(["test", "a.garis", "--coverage", "-v"], folder).stdout)
    program.expect("coverage: outcomes 1 of 3, exceptions 0 of 0, paths 0 of 0, table rows 0 of 0" in listed, "coverage", listed)
    program.expect('no test: rule "height <&> "x"" fail' in listed and "a.garis:1" in listed, "what is missing", listed)
    program.expect(program.run(["test", "a.garis", "--filter", "zzz"], folder).returncode == 2, "no test found")


def boundary_and_mutants(program, folder):
    (folder / "a.garis").write_text(RULES.format(name="low", height=10), encoding="utf-8")
    beside = text(program.run(["test", "a.garis", "--boundary"], folder).stdout)
    program.expect("building.height = 29 m pass, 30 m pass, 31 m fail" in beside, "boundary", beside)
    left = text(program.run(["test", "a.garis", "--mutate"], folder).stdout)
    program.expect("a.garis:4:31: note V003: no test notices when `30 m` becomes 33 m or 27 m" in left, "mutants", left)
    program.expect("mutation: 0 of 4 small mistakes" in left or "mutation: 1 of 4 small mistakes" in left, "how many", left)


def suggestions(program, folder):
    rules = RULES.format(name="low", height=10)
    (folder / "a.garis").write_text(rules, encoding="utf-8")
    found = program.run(["test", "a.garis", "--suggest"], folder)
    program.expect(found.returncode == 0 and b"1 rules" in found.stderr, "what is said goes to stderr", text(found.stderr))
    (folder / "a.garis").write_text(rules + text(found.stdout), encoding="utf-8")
    again = program.run(["test", "a.garis", "--coverage=100"], folder)
    program.expect(again.returncode == 0, "suggested tests pass and cover", text(found.stdout + again.stdout + again.stderr))


def main():
    program = Program(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        for part in (formats, coverage, boundary_and_mutants, suggestions):
            part(program, Path(name))
    program.finish()


main()
