"""The report of every sample is the one beside it; `--update` writes them anew.

    test_samples.py PROGRAM [--update]
"""

import difflib
import json
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


def main():
    program = Program(sys.argv[1])
    update = "--update" in sys.argv[2:]
    samples = sorted(path.parent for path in SAMPLES.glob("*/office.xml"))
    program.expect(samples, "there are samples")
    for sample in samples:
        compare(program, sample / "expected.txt", text(program.run(CHECK, sample).stdout), update)
        report = program.run([*CHECK, "-f", "json"], sample).stdout
        compare(program, sample / "expected.json", without_meta(report), update)
        validate(program, sample, report)
    program.finish()


main()
