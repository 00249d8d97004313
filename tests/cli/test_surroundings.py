"""Folder, locale, time zone, terminal and closed pipes: none of them changes the record."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from program import CHECK, SAMPLES, Program, clean_environment, text

FAILS = SAMPLES / "kl-office-fails" / "office.xml"


def same_record(program, first, second):
    arguments = [*CHECK, "-f", "json"]
    plain = json.loads(program.run(arguments, first).stdout)
    for environment in ({"TZ": "Asia/Tokyo"}, {"TZ": "America/Lima"}, {"LANG": "ja_JP.UTF-8"},
                        {"LC_ALL": "de_DE.UTF-8"}, {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"GARIS_LANG": "ms"}):
        for folder in (first, second):
            other = json.loads(program.run(arguments, folder, **environment).stdout)
            program.expect(other["record"] == plain["record"], f"the record is the same with {environment}")
            program.expect(other["digest"] == plain["digest"], f"the digest is the same with {environment}")
    direct = json.loads(program.run(["check", str(FAILS), *CHECK[2:], "-f", "json"], first).stdout)
    program.expect(direct["record"] == plain["record"], "the record is the same with a whole path")


def closed_pipe(program, folder):
    command = subprocess.run(["bash", "-c", 'set -o pipefail; "$0" "$@" | head -1', program.path, *CHECK, "--all", "--color", "never"],
                             cwd=folder, capture_output=True, env=clean_environment(), check=False, timeout=60)
    program.expect(len(text(command.stdout).splitlines()) == 1, "one line before the pipe closes", command.stdout)
    program.expect(not command.stderr, "a closed pipe is no error", command.stderr)


def files(program, folder):
    result = program.run([*CHECK, "-f", "json=report.json", "-f", "text=report.txt"], folder)
    out = text(result.stdout)
    program.expect(out.count("\n") <= 2 and "NOT COMPLIANT" in out, "a verdict line when all formats go to files", out)
    program.expect((folder / "report.json").exists() and (folder / "report.txt").exists(), "both files are written")
    program.expect(program.run([*CHECK, "-f", "json=report.json"], folder).returncode == 1, "an own file is replaced")
    program.expect(not list(folder.glob("*.tmp")), "no temporary file is left")


def saved_runs(program, folder, elsewhere):
    report = folder / "report.json"
    again = program.run(["explain", "report.json", "5.2-ottv"], folder)
    program.expect(again.returncode == 0 and b"compared" in again.stdout, "a saved run is explained", again.stderr)
    shutil.copy(report, elsewhere / "alone.json")
    stored = program.run(["explain", str(elsewhere / "alone.json"), "5.2-ottv"], elsewhere)
    program.expect(stored.returncode == 0, "a saved run without its model is explained", stored.stderr)
    program.expect(stored.stdout != again.stdout and b"stored" in stored.stdout, "and says that values are stored", text(stored.stdout))
    finding = next(f for f in json.loads(report.read_text())["record"]["findings"] if f["rule"] == "5.2-ottv")
    short = finding["id"].split("-")[1][:8]
    for target in (finding["id"], short, finding["id"][:14]):
        result = program.run(["explain", "report.json", target], folder)
        program.expect(result.stdout == again.stdout, f"explained by id {target}", text(result.stdout + result.stderr))
    piped = program.run(["explain", "-", "5.2-ottv"], elsewhere, stdin=report.read_bytes())
    program.expect(piped.returncode == 0, "a saved run on stdin", piped.stderr)
    broken = report.read_text().replace('"fail"', '"pass"', 1)
    (elsewhere / "broken.json").write_text(broken)
    altered = program.run(["explain", "broken.json", "5.2-ottv"], elsewhere)
    program.expect(altered.returncode == 3 and b"E-DIGEST" in altered.stderr, "an altered run is refused", altered.stderr)


def inspect_counts(program, folder):
    data = json.loads(program.run(["inspect", "office.xml", "-f", "json"], folder).stdout)
    element = program.run(["inspect", "office.xml", "--entities", "wall", "-f", "json"], folder)
    walls = json.loads(element.stdout)["entities"]
    program.expect(len(walls) == data["structure"]["wall"], "as many walls are listed as counted")
    values = program.run(["inspect", "office.xml", "--element", walls[0]["id"]], folder)
    program.expect(b"wall.gross_area" in values.stdout, "an element shows its values", text(values.stdout))
    for line in data["coverage"]:
        program.expect(sum(line["paths"].values()) == line["found"] <= line["of"], f"{line['property']} adds up", line)


def main():
    program = Program(sys.argv[1])
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        folders = [Path(first), Path(second) / "other folder"]
        folders[1].mkdir()
        for folder in folders:
            shutil.copy(FAILS, folder / "office.xml")
        same_record(program, *folders)
        closed_pipe(program, folders[0])
        files(program, folders[0])
        inspect_counts(program, folders[0])
        with tempfile.TemporaryDirectory() as empty:
            saved_runs(program, folders[0], Path(empty))
    program.finish()


main()
