#!/usr/bin/env python3
"""Time to index an IFC file over the time of `wc -l` on the same file.

    tests/bench/step_ratio.py build/bench [FILE.ifc ...]

Without files, the largest model of the corpus is replicated to some 100 MB. The programs run in turn, so that noise
of the machine meets all of them; each figure is the best of ROUNDS processes. From all of them the time of the same
program on an empty file is taken off. Memory is the peak of the whole process, with the mapped file.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

from check_ratio import ROOT, best

EMPTY = "ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n"


def compare(build, path, empty):
    def commands(file):
        scan = str(build / "tests/bench/step_scan")
        return [["wc", "-l", file], [scan, file, "1", "1"], [scan, file, "2", "1"]]

    work, start = best(commands(path)), best(commands(empty))
    size = os.path.getsize(path)
    lines, one, two = (max(w[0] - s[0], 1e-6) for w, s in zip(work, start))
    print(f"{os.path.basename(path)[:28]:28} {size / 1e6:6.1f} MB  wc -l {lines * 1e3:6.1f} ms  one thread {one * 1e3:6.1f} ms = "
          f"{one / lines:4.2f}  two {two * 1e3:6.1f} ms = {two / lines:4.2f}  memory {work[2][2] / size:4.2f} x")


def replicated(folder):
    corpus = pathlib.Path(os.environ.get("GARIS_CORPUS", ROOT.parent / "shared/corpus"))
    models = sorted(corpus.glob("ifc/**/*.ifc"), key=lambda path: path.stat().st_size)
    if not models:
        return []
    large = folder + "/large.ifc"
    copies = max(1, 100_000_000 // models[-1].stat().st_size)
    subprocess.run([sys.executable, str(ROOT / "tests/bench/replicate_ifc.py"), str(models[-1]), str(copies), large], check=True)
    return [large]


def main():
    build = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/bench").resolve()
    with tempfile.TemporaryDirectory() as folder:
        empty = folder + "/empty.ifc"
        pathlib.Path(empty).write_text(EMPTY, encoding="utf-8")
        files = sys.argv[2:] or replicated(folder)
        if not files:
            print("skipped: corpus not found")
        for path in files:
            compare(build, path, empty)


if __name__ == "__main__":
    main()
