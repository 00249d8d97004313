"""Runs the program and says what was not as expected. Used by the tests of the command line."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
PACK = "my-ms1525@2019"
CHECK = ["check", "office.xml", "--rules", PACK, "--as-of", "2026-02-11"]


def clean_environment(**more):
    """No variable of the person who runs the tests bears on them."""
    kept = {key: os.environ[key] for key in ("PATH", "TMPDIR", "ASAN_OPTIONS") if key in os.environ}
    return {**kept, "GARIS_RULES": str(ROOT / "rules"), **more}


class Program:
    def __init__(self, path):
        self.path = str(Path(path).resolve())
        self.failures = 0
        self.checks = 0

    def run(self, arguments, folder, stdin=b"", **environment):
        return subprocess.run([self.path, *arguments], cwd=folder, input=stdin, timeout=120,
                              capture_output=True, env=clean_environment(**environment), check=False)

    def expect(self, good, what, detail=""):
        self.checks += 1
        if good:
            return
        self.failures += 1
        print(f"FAIL {what}")
        for line in str(detail).splitlines()[:20]:
            print(f"     {line}")

    def finish(self):
        print(f"{self.checks} checks, {self.failures} failed")
        sys.exit(1 if self.failures else 0)


def text(data):
    return data.decode("utf-8", "replace")
