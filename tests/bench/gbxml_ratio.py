#!/usr/bin/env python3
"""Time to read gbXML into the model over the time in which bare Xerces counts its elements.

    tests/bench/gbxml_ratio.py build/bench [corpus/gbxml]

Unzips big-zip/*.zip into a temporary folder and runs both programs in turn, so that noise of the machine
meets both; each figure is the best of ROUNDS rounds. `thread` is the processor time of the thread that parses,
which other work on the machine disturbs less than the time on the wall; `cpu` that of all threads.
"""
import glob
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

ROUNDS = 5
ROOT = pathlib.Path(__file__).resolve().parents[2]


def numbers(command):
    return [float(x) for x in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]


def compare(build, path):
    count = [str(build / "tests/bench/sax2_count"), path, "3"]
    read = [str(build / "tests/bench/gbxml_read"), str(ROOT / "rules"), path, "3"]
    once = read[:-1] + ["1"]
    counted, taken = [float("inf")] * 3, [float("inf")] * 3
    for _ in range(ROUNDS):
        counted = [min(pair) for pair in zip(counted, numbers(count))]
        taken = [min(pair) for pair in zip(taken, numbers(read))]
    memory = numbers(once)[4]
    size = os.path.getsize(path)
    ratios = "  ".join(f"{name} {t * 1e3:6.1f}/{c * 1e3:6.1f} ms = {t / c:4.2f}"
                       for name, t, c in zip(("wall", "thread", "cpu"), taken, counted))
    print(f"{os.path.basename(path)[:24]:24} {size / 1e6:5.1f} MB  {ratios}  memory {memory / size:4.2f} x")


def main():
    build = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/bench")
    corpus = sys.argv[2] if len(sys.argv) > 2 else os.environ.get("GARIS_CORPUS", str(ROOT.parent / "shared/corpus")) + "/gbxml"
    with tempfile.TemporaryDirectory() as folder:
        for archive in sorted(glob.glob(corpus + "/big-zip/*.zip")):
            zipfile.ZipFile(archive).extractall(folder)
        for path in sorted(glob.glob(folder + "/**/*.xml", recursive=True)):
            compare(build, path)


if __name__ == "__main__":
    main()
