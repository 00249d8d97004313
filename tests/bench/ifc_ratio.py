#!/usr/bin/env python3
"""A whole `garis check` of a large IFC model over `wc -l` of the same file.

    tests/bench/ifc_ratio.py build/bench [COPIES]

A corpus model is replicated COPIES times (3: about 28 MB) with numbers and GlobalIds of its own, see replicate_ifc.py.
Both programs run in turn, so that noise of the machine meets both; each figure is the best of ROUNDS runs, start of
the processes included. Memory is the peak of the whole process, over the size of the file.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

from check_ratio import ROOT, best

MODEL = "ifc/arch/IFC-houten_kozijnen.ifc"
TINY = ("ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('','',(''),(''),'','','');\nFILE_SCHEMA(('IFC4'));\n"
        "ENDSEC;\nDATA;\n#1=IFCBUILDING('b',$,'B',$,$,$,$,$,$,$,$,$);\nENDSEC;\nEND-ISO-10303-21;\n")


def main():
    build = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/bench").resolve()
    copies = sys.argv[2] if len(sys.argv) > 2 else "3"
    model = pathlib.Path(os.environ.get("GARIS_CORPUS", str(ROOT.parent / "shared/corpus"))) / MODEL
    if not model.exists():
        print("skipped: corpus not found")
        return
    with tempfile.TemporaryDirectory() as folder:
        large, tiny = folder + "/large.ifc", folder + "/tiny.ifc"
        subprocess.run([sys.executable, str(ROOT / "tests/bench/replicate_ifc.py"), str(model), copies, large], check=True)
        pathlib.Path(tiny).write_text(TINY, encoding="utf-8")

        def check(file):
            return [str(build / "checker/cli/garis"), "check", file, "--rules", str(ROOT / "rules/my-ms1525/2019"),
                    "--as-of", "2026-02-11", "-f", f"json={folder}/report.json", "--force", "-q", "-q"]

        checked, started, counted = best([check(large), check(tiny), ["wc", "-l", large]])
        size = os.path.getsize(large)
        print(f"{size / 1e6:.1f} MB  check {checked[0] * 1e3:.1f} ms, of it start {started[0] * 1e3:.1f} ms  "
              f"wc -l {counted[0] * 1e3:.1f} ms  ratio {checked[0] / counted[0]:.1f}  memory {checked[2] / size:.2f} x")


if __name__ == "__main__":
    main()
