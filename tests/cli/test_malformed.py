"""Every rule file that cannot be right is refused with a place: file, line, code; never a crash."""

import re
import sys
import tempfile
from pathlib import Path

from program import SAMPLES, Program, text

OFFICE = SAMPLES / "kl-office" / "office.xml"
FILES = sorted((Path(__file__).parent / "malformed").glob("*.garis"))


def main():
    program = Program(sys.argv[1])
    program.expect(len(FILES) >= 10, "malformed rule files are there")
    with tempfile.TemporaryDirectory() as folder:
        for file in FILES:
            for arguments in (["check", str(OFFICE), "--rules", str(file)], ["test", str(file)]):
                result = program.run(arguments, folder)
                err = text(result.stderr)
                name = f"{arguments[0]} {file.name}"
                program.expect(result.returncode in (3, 64), f"{name}: exit {result.returncode}", err)
                program.expect(re.search(r"error [A-Z]\d{3}:", err), f"{name}: no code", err)
                program.expect(re.search(re.escape(file.name) + r":\d+", err), f"{name}: no place", err)
                program.expect("terminate" not in err and "std::" not in err, f"{name}: raw exception", err)
    program.finish()


main()
