#!/usr/bin/env python3
"""Compares building.ottv of `garis check` with ottv_reference.py on the samples and every gbXML file of the corpus.

    python3 ottv_corpus.py GARIS SOURCE_FOLDER

Where both give a value they must agree to 0.1 W/m²; where only one does, the file must be listed in EXPLAINED. Where
only the solar absorptance of walls is missing, as in most files, the bounds of the product must be the reference with 0
and with 1.
"""
import json
import os
import pathlib
import subprocess
import sys

TOLERANCE = 0.1
EXPLAINED = {}  # file name: why the two differ


def product(garis, source, path):
    command = [garis, "check", str(path), "--rules", str(source / "rules/my-ms1525/2019"), "--as-of", "2026-02-11",
               "-f", "json", "--all"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=source)
    if not run.stdout.lstrip().startswith("{"):
        return None, "no report: " + run.stderr.strip()[:160]
    record = json.loads(run.stdout)["record"]
    found = [f for f in record.get("findings", []) if f["rule"] == "5.2-ottv"]
    if len(found) != 1:
        return None, f"{len(found)} findings"
    actual = (found[0].get("measure") or {}).get("actual", {})
    causes = sorted({f"{o.get('property')}: {o.get('cause')}" for o in found[0].get("open", [])})
    why = found[0]["outcome"] + ("; " + ", ".join(causes) if causes else "")
    if "value" in actual:
        return float(actual["value"]), why
    return ((float(actual["lo"]), float(actual["hi"])) if "lo" in actual and "hi" in actual else None), why


def reference(source, path, *absorptance):
    run = subprocess.run([sys.executable, str(source / "tests/corpus/ottv_reference.py"), str(path), *absorptance],
                         capture_output=True, text=True)
    if run.returncode != 0:
        return None, run.stderr.strip().splitlines()[-1][:160] if run.stderr.strip() else "failed"
    result = json.loads(run.stdout)
    missing = sorted({m.rsplit(": ", 1)[-1] for m in result.get("missing", [])})
    if missing == ["solar_absorptance"]:
        return (reference(source, path, "0")[0], reference(source, path, "1")[0]), "bounds"
    return result["ottv"], "missing " + ", ".join(missing) if missing else ""


def agree(ours, theirs):
    if isinstance(ours, tuple) != isinstance(theirs, tuple):
        return False
    pairs = zip(ours, theirs) if isinstance(ours, tuple) else [(ours, theirs)]
    return all(a is not None and b is not None and abs(a - b) <= TOLERANCE for a, b in pairs)


def main(garis, folder):
    source = pathlib.Path(folder).resolve()
    files = sorted((source / "samples").glob("*/*.xml"))
    corpus = pathlib.Path(os.environ.get("GARIS_CORPUS", source.parent / "shared/corpus")) / "gbxml"
    if corpus.is_dir():
        files += sorted(corpus.glob("*.xml"))
    else:
        print("skipped: corpus not found")
    failures = both = 0
    for path in files:
        ours, why = product(garis, source, path)
        theirs, missing = reference(source, path)
        name = path.name if path.parent.parent.name != "samples" else f"{path.parent.name}/{path.name}"
        if isinstance(ours, tuple) and theirs is None:
            ours = None  # bounds that rest on more than the absorptance
        if ours is not None and theirs is not None:
            both += 1
            same = agree(ours, theirs)
        else:
            same = ours is None and theirs is None
        state = "same" if same else "explained" if name in EXPLAINED else "DIFFERS"
        failures += state == "DIFFERS"
        print(f"{state:9} {name}: garis {ours} ({why}), reference {theirs} ({missing or 'complete'})"
              + (f" — {EXPLAINED[name]}" if state == "explained" else ""))
    print(f"{len(files)} files, {both} with both values, {failures} unexplained")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
