#!/usr/bin/env python3
"""A whole `garis check` of a gbXML file over a bare Xerces SAX2 count of the same file.

    tests/bench/check_ratio.py build/bench [FILE.xml or .zip ...]

Both programs run in turn, so that noise of the machine meets both; each figure is the best of ROUNDS runs. From
both the time of the same program on a file of a few lines is taken off: what is left is the work on the file.
`cpu` adds up the processor time of all threads. Memory is the peak of the whole process.
"""
import glob
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import zipfile

ROUNDS = 7
ROOT = pathlib.Path(__file__).resolve().parents[2]
TINY = '<gbXML version="6.01" xmlns="http://www.gbxml.org/schema"><Campus id="c"><Building id="b"/></Campus></gbXML>\n'


def run(command):
    """Wall seconds, processor seconds, peak bytes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def best(commands):
    """The best of ROUNDS runs of each command, taken in turn."""
    found = [[float("inf")] * 3 for _ in commands]
    for _ in range(ROUNDS):
        for i, command in enumerate(commands):
            found[i] = [min(pair) for pair in zip(found[i], run(command))]
    return found


def compare(build, path, tiny, folder):
    def check(file):
        return [str(build / "checker/cli/garis"), "check", file, "--rules", str(ROOT / "rules/my-ms1525/2019"), "--as-of", "2026-02-11",
                "-f", f"json={folder}/report.json", "--force", "-q", "-q"]

    def count(file):
        return [str(build / "tests/bench/sax2_count"), file, "1"]

    checked, counted, check_start, count_start = best([check(path), count(path), check(tiny), count(tiny)])
    size = os.path.getsize(path)
    wall, cpu = ((checked[i] - check_start[i]) / max(counted[i] - count_start[i], 1e-9) for i in (0, 1))
    print(f"{os.path.basename(path)[:28]:28} {size / 1e6:5.1f} MB  check {checked[0] * 1e3:6.1f} ms (start {check_start[0] * 1e3:5.1f})  "
          f"count {counted[0] * 1e3:6.1f} ms  wall {wall:4.2f}  cpu {cpu:4.2f}  memory {checked[2] / size:4.2f} x")


def files(arguments, folder):
    for name in arguments:
        if name.endswith(".zip"):
            with zipfile.ZipFile(name) as archive:
                archive.extractall(folder)
        else:
            yield name
    yield from sorted(glob.glob(folder + "/**/*.xml", recursive=True))


def main():
    build = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/bench").resolve()
    corpus = os.environ.get("GARIS_CORPUS", str(ROOT.parent / "shared/corpus"))
    arguments = sys.argv[2:] or sorted(glob.glob(corpus + "/gbxml/big-zip/*.zip"))
    if not arguments:
        print("skipped: corpus not found")
        return
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as scratch:
        tiny = scratch + "/tiny.xml"
        pathlib.Path(tiny).write_text(TINY, encoding="utf-8")
        for path in files(arguments, folder):
            compare(build, path, tiny, scratch)


if __name__ == "__main__":
    main()
