#!/usr/bin/env python3
"""No file of the project names a folder of somebody's machine.   own_paths.py ROOT [--self-test]"""
import re
import subprocess
import sys
from pathlib import Path

# written in two parts, so that this file does not find itself
FOLDERS = ["/wo" "rk/", "/tm" "p/", "/ro" "ot/", "/ho" "me/", "/Us" "ers/", "/mn" "t/"]
# a path begins a word; `a/tmp/b` inside a longer path or an address is none of ours
FOUND = re.compile(r"(?<![\w.}/:-])(" + "|".join(FOLDERS) + r")[\w.]")


def files(root):
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True, check=False)
    if listed.returncode == 0:
        return [root / name for name in listed.stdout.decode().split("\0") if name]
    return [f for f in root.rglob("*") if f.is_file() and "build" not in f.relative_to(root).parts]


def main():
    if "--self-test" in sys.argv:
        wrong = FOLDERS[0] + "main/rules"
        return 0 if FOUND.search(f"see {wrong}") and not FOUND.search("rules/my/pack.yaml") else 1
    root = Path(sys.argv[1])
    found = []
    for file in files(root):
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        for number, line in enumerate(lines, 1):
            if FOUND.search(line):
                found.append(f"{file.relative_to(root)}:{number}: {line.strip()[:120]}")
    print("\n".join(found) or "ok")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
