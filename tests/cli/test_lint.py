"""garis lint: exit codes, renderings, silencing, fixing. garis new: its output is clean and passes."""

import json
import sys
import tempfile
from pathlib import Path

from program import Program, text

CLEAN = """rule "r" "Title" {
  cite "Document" clause "1"
  applies to each wall
  requires wall.u_value <= 0.4 W/(m²·K)
}

test "t" {
  given building "B"
  given wall "w" in "B" { u_value: missing }
  expect rule "r" for "w" undetermined missing wall.u_value
}
"""
WARNS = CLEAN.replace("  requires", "  let spare = 3 m   # kept for nothing\n  requires")
FAILS = CLEAN.replace("0.4 W", "40 W")
BROKEN = "rule {\n"
TABLE = CLEAN + """
table limit {
  cite "Document" table 1
  key   mass : mass_per_area in kg/m²
  value u : u_value in W/(m²·K)
  | < 50      | 0.4 |
  | 50 ..< 80 | 0.6 |
  | >= 80     | 0.5 |
}
define roof.limit : u_value = limit(mass: roof.mass_per_area)
rule "s" { cite "Document" clause "2" applies to each roof requires roof.u_value <= roof.limit }
test "s" { given building "B" given roof "a" in "B" { u_value: missing } expect rule "s" for "a" undetermined }
"""


def lint(program, folder, content, *arguments):
    path = Path(folder) / "a.garis"
    path.write_text(content, encoding="utf-8")
    done = program.run(["lint", str(path), *arguments], folder)
    return done.returncode, text(done.stdout), text(done.stderr), path


def check_exit(program, folder):
    for content, arguments, code, shown in [
            (CLEAN, [], 0, "nothing found in 1 file"), (WARNS, [], 0, "warning D001"), (FAILS, [], 1, "error R002"),
            (WARNS, ["--level", "warning"], 1, "D001"), (WARNS, ["--disable", "D001,E001"], 0, "nothing found"),
            (WARNS, ["--enable", "T001"], 0, "(1 check)"), (TABLE, ["--level", "note"], 1, "note T005"),
            (TABLE.replace("0.5 |", '0.5 |   # garis: allow T005 because "as printed"'), ["--level", "note"], 0, "nothing found"),
            ('# garis: allow T005 because "as printed"\n' + TABLE, ["--level", "note"], 0, "nothing found"),
            ("# garis: allow T005\n" + TABLE, ["--level", "warning"], 1, "A001"),
            (FAILS, ["-q"], 1, "1 error"), (CLEAN, ["-qq"], 0, "")]:
        got, out, err, _ = lint(program, folder, content, *arguments)
        program.expect(got == code and shown in out, f"lint {arguments}: exit {got}, not {code}; {shown!r}", out + err)
    got, out, err, _ = lint(program, folder, BROKEN)
    program.expect(got == 3 and "P001" in out and "[E-RULES]" in err, f"a broken file gives {got}", out + err)
    got, out, _, _ = lint(program, folder, TABLE.replace("requires roof.u_value", "requires (count of skylights of roof) > 3 and roof.u_value"), "-v")
    program.expect("not analysed R002" in out, "-v says what is not analysed", out)
    for arguments, code, part in [(["--explain", "t002"], 0, "prefer"), (["--explain", "T092"], 64, "did you mean"),
                                  (["--disable", "Q1"], 64, "no check 'Q1'"), (["nothing.garis"], 64, "no rules at"),
                                  (["--level", "all"], 64, "--level")]:
        done = program.run(["lint", *arguments], folder)
        program.expect(done.returncode == code and part in text(done.stdout + done.stderr), f"lint {arguments}", text(done.stdout + done.stderr))


def check_formats(program, folder):
    _, out, _, path = lint(program, folder, WARNS, "-f", "json")
    report = json.loads(out)
    found = [d for d in report["diagnostics"] if d["code"] == "D001"]
    program.expect(report["format"] == "garis-lint/1" and report["warnings"] == len(report["diagnostics"]), "json", out)
    program.expect(found and found[0]["begin"] == {"line": 4, "column": 7} and found[0]["fixes"][0]["safe"], "json: D001", out)
    _, out, _, path = lint(program, folder, FAILS, "-f", "sarif")
    log = json.loads(out)
    result = next(r for r in log["runs"][0]["results"] if r["ruleId"] == "R002")
    program.expect(log["version"] == "2.1.0" and result["level"] == "error", "sarif", out[:400])
    region = result["locations"][0]["physicalLocation"]["region"]
    program.expect(region["startLine"] == 4 and region["startColumn"] == 12, "sarif: place", region)
    program.expect(any(rule["id"] == "R002" and rule["fullDescription"]["text"] for rule in log["runs"][0]["tool"]["driver"]["rules"]), "sarif: pages")
    _, out, _, path = lint(program, folder, FAILS, "-f", "github")
    program.expect(f"::error file={path},line=4,endLine=4,col=12,title=R002::" in out, "github", out)


def check_fix(program, folder):
    _, out, _, path = lint(program, folder, WARNS, "--fix", "--diff")
    program.expect("-  let spare = 3 m" in out and path.read_text(encoding="utf-8") == WARNS, "--diff changes nothing", out)
    code, out, _, path = lint(program, folder, WARNS, "--fix")
    program.expect(code == 0 and path.read_text(encoding="utf-8") == CLEAN, "--fix takes the let out", path.read_text(encoding="utf-8"))


def check_new(program, folder):
    for kind, name in [("rule", "5.2-walls"), ("table", "u_max"), ("question", "character"), ("test", "6.1")]:
        path = Path(folder) / f"{kind}.garis"
        done = program.run(["new", kind, name, "-o", str(path)], folder)
        program.expect(done.returncode == 0, f"new {kind}", text(done.stderr))
        again = program.run(["new", kind, name, "-o", str(path)], folder)
        program.expect(again.returncode == 64 and "exists" in text(again.stderr), f"new {kind} over a file", text(again.stderr))
        shown = program.run(["new", kind, name], folder)
        program.expect(shown.stdout == path.read_bytes(), f"new {kind} to standard output")
        for command in (["lint", "--level", "note"], ["test"], ["fmt", "--check"]):
            done = program.run([*command, str(path)], folder)
            program.expect(done.returncode == 0, f"new {kind}, then {command}", text(done.stdout + done.stderr))
    done = program.run(["new", "pack", "my-guide", "--edition", "2027"], folder)
    pack = Path(folder) / "rules/my-guide/2027"
    program.expect(done.returncode == 0 and (pack / "pack.yaml").exists(), "new pack", text(done.stderr))
    for command in (["lint", "--level", "note"], ["test"], ["fmt", "--check"]):
        done = program.run([*command, str(pack)], folder)
        program.expect(done.returncode == 0, f"new pack, then {command}", text(done.stdout + done.stderr))
    program.expect(program.run(["new", "pack", "my-guide", "--edition", "2027"], folder).returncode == 64, "new pack twice")
    program.expect(program.run(["new", "rule", 'a"b'], folder).returncode == 64, "new rule with a quote in its id")


def check_completions(program, folder):
    for shell in ("bash", "zsh", "fish", "powershell"):
        done = program.run(["completions", shell], folder)
        program.expect(done.returncode == 0 and "explain" in text(done.stdout) and "as-of" in text(done.stdout), f"completions {shell}", text(done.stderr))
    program.expect(program.run(["completions", "csh"], folder).returncode == 64, "completions csh")
    page = program.run(["man"], folder)
    program.expect(page.returncode == 0 and text(page.stdout).startswith(".TH GARIS 1"), "man", text(page.stderr))
    program.expect(program.run(["man", "lnt"], folder).returncode == 64, "man of nothing")


def main():
    program = Program(sys.argv[1])
    for part in (check_exit, check_formats, check_fix, check_new, check_completions):
        with tempfile.TemporaryDirectory() as folder:
            part(program, folder)
    program.finish()


main()
