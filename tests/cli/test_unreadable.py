"""Files and folders that may not be read. Left out where they cannot be made: the superuser may read all of them."""

import os
import sys
import tempfile
from pathlib import Path

from program import CHECK, PACK, SAMPLES, Program, text

OFFICE = SAMPLES / "kl-office" / "office.xml"
SKIPPED = 77


def make(folder):
    (folder / "office.xml").write_bytes(OFFICE.read_bytes())
    (folder / "closed.xml").write_bytes(OFFICE.read_bytes())
    (folder / "closed.xml").chmod(0)
    pack = folder / "pack"
    pack.mkdir()
    (pack / "a.garis").write_text('guideline "x" edition "1" { title "T" languages en }\n')
    for name, mode in (("closed", 0), ("listed", 0o444)):
        (folder / name).mkdir()
        (folder / name / "pack.yaml").write_text("id: x\nedition: 1\n")
        (folder / name).chmod(mode)


def main():
    if os.geteuid() == 0:
        sys.exit(SKIPPED)
    program = Program(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder)
        for arguments in (["check", "closed.xml", *CHECK[2:]], ["check", "closed", *CHECK[2:]], ["check", "closed/office.xml", *CHECK[2:]],
                          ["check", "office.xml", "--rules", "./closed"], ["check", "office.xml", "--rules", "./listed"],
                          ["test", "./closed"], ["test", "./listed"], ["inspect", "closed.xml"],
                          ["explain", "closed.xml", "5.2-ottv", "--rules", PACK]):
            result = program.run(arguments, folder)
            err = text(result.stderr)
            program.expect(result.returncode == 3, f"{' '.join(arguments)}: exit {result.returncode}", err)
            program.expect("ermission denied" in err or "cannot read" in err, f"{' '.join(arguments)}: the reason", err)
            program.expect("E-INTERNAL" not in err and "E-FORMAT" not in err, f"{' '.join(arguments)}: the code", err)
        for closed in ("closed", "listed"):
            (folder / closed).chmod(0o755)
    program.finish()


main()
