"""Every guideline under rules/: its tests pass, nothing is complained of, its files have the one layout.

    test_packs.py PROGRAM
"""

import sys

from program import ROOT, Program, text


def main():
    program = Program(sys.argv[1])
    packs = sorted(path.parent for path in ROOT.glob("rules/*/*/pack.yaml"))
    program.expect(packs, "there are packs")
    for pack in packs:
        name = pack.relative_to(ROOT)
        result = program.run(["test", "-v", str(name)], ROOT)
        program.expect(result.returncode == 0, f"{name}: tests pass", text(result.stdout + result.stderr))
        program.expect(not result.stderr, f"{name}: no diagnostics", text(result.stderr))
        program.expect(b" 0 tests" not in result.stdout, f"{name}: there are tests", text(result.stdout))
    result = program.run(["fmt", "--check", "rules"], ROOT)
    program.expect(result.returncode == 0, "garis fmt rules", text(result.stdout + result.stderr))
    listed = text(program.run(["packs"], ROOT).stdout)
    for pack in packs:
        program.expect(f"{pack.parent.name}@{pack.name}" in listed, f"garis packs lists {pack.parent.name}@{pack.name}", listed)
    program.finish()


main()
