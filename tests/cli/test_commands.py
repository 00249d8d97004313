"""The table of cases.py: arguments, exit code, and what stands on which stream."""

import sys
import tempfile
from pathlib import Path

from cases import CASES, FILES
from program import Program, text

COMMANDS = ["check", "completions", "doc", "explain", "fmt", "inspect", "lint", "lsp", "man", "needs", "new", "packs", "test", "version", "what-if"]
NEVER = ["terminate called", "std::", "0x", "bad_alloc", "YAML::", "Segmentation"]


def make_files(folder):
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def check_case(program, folder, case):
    result = program.run(case["arguments"], folder / case["folder"], case["stdin"], **case["environment"])
    out, err = text(result.stdout), text(result.stderr)
    name = f"garis {' '.join(case['arguments'])}  (in {case['folder']}, {case['environment']})"
    program.expect(result.returncode == case["code"], f"{name}: exit {result.returncode}, not {case['code']}", out + err)
    for part in case["out"]:
        program.expect(part in out, f"{name}: stdout lacks {part!r}", out + err)
    for part in case["err"]:
        program.expect(part in err, f"{name}: stderr lacks {part!r}", err)
    for part in case["not_out"]:
        program.expect(part not in out, f"{name}: stdout has {part!r}", out)
    for part in NEVER:
        program.expect(part not in err, f"{name}: stderr has {part!r}", err)
    if result.returncode in (3, 64) and case["arguments"]:
        program.expect(not out, f"{name}: an error with a result on stdout", out)
        program.expect("garis: error: " in err, f"{name}: no error on stderr", err)
    if result.returncode in (0, 1, 2):
        program.expect("error" not in err, f"{name}: a result with an error on stderr", err)


def check_help(program, folder):
    for command in COMMANDS:
        lines = text(program.run([command, "--help"], folder).stdout).splitlines()
        program.expect(len(lines) <= 40, f"{command} --help has {len(lines)} lines")
        widest = max(lines, key=len, default="")
        program.expect(len(widest) <= 80, f"{command} --help: a line of {len(widest)} columns", widest)
        program.expect(any("example: garis" in line for line in lines), f"{command} --help has no example")


def main():
    program = Program(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_files(folder)
        for case in CASES:
            check_case(program, folder, case)
        check_help(program, folder)
    program.finish()


main()
