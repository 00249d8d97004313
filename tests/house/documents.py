#!/usr/bin/env python3
"""Runs what the documents show.   documents.py ROOT GARIS [--update]

    ```garis complete     a whole file: `garis test` must pass on it, without warnings
    ```garis complete V002   the same, with this one warning
    ```console            `$ garis …` lines: run from the root, the output must be as shown

Other ```garis blocks are fragments and are only shown. Links to files must lead somewhere.
--update writes the output that the program gives now into the console blocks; review the difference.
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"^```(garis complete|console)(?: ([A-Z]\d+))?\n(.*?)^```$", re.M | re.S)
WARNING = re.compile(r": warning ([A-Z]\d+): ")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
RUN_ID = re.compile(r"\brun [0-9a-f]{4}-[0-9a-f]{4}\b|\bsha256 [0-9a-f]{8}…")
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)


def run(garis, arguments, root):
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8"}
    if options := os.environ.get("ASAN_OPTIONS"):
        environment["ASAN_OPTIONS"] = options
    done = subprocess.run([garis, *arguments], cwd=root, env=environment, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


def masked(text):
    return RUN_ID.sub("…", text).strip()


def check_example(name, text, expected, garis, root):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "example.garis"
        file.write_text(text, encoding="utf-8")
        code, output = run(garis, ["test", "-v", str(file)], root)
    good = code == 0 and WARNING.findall(output) == expected
    return [] if good else [f"{name}: garis test ends with {code}\n{output}"]


def check_console(name, text, garis, root):
    """complaints, and the block as it would be now"""
    found, now = [], []
    for part in re.split(r"^(?=\$ garis )", text, flags=re.M):
        if not part.startswith("$ garis "):
            now.append(part)
            continue
        command, _, shown = part.partition("\n")
        _, output = run(garis, shlex.split(command)[2:], root)
        if masked(output) != masked(shown):
            found.append(f"{name}: {command}\n--- shown\n{shown}--- now\n{output}")
        now.append(command + "\n" + output)
    return found, "".join(now)


def main():
    root, garis = Path(sys.argv[1]), str(Path(sys.argv[2]).resolve())
    update = "--update" in sys.argv
    found, count = [], 0
    for document in [root / "README.md", *sorted((root / "docs").rglob("*.md")), *sorted((root / "samples").rglob("*.md"))]:
        text = document.read_text(encoding="utf-8")

        def check(match):
            nonlocal count
            count += 1
            name = f"{document.relative_to(root)}:{text[:match.start()].count(chr(10)) + 1}"
            if match[1] == "garis complete":
                found.extend(check_example(name, match[3], [match[2]] if match[2] else [], garis, root))
                return match[0]
            wrong, now = check_console(name, match[3], garis, root)
            if update:
                return f"```console\n{now}```"
            found.extend(wrong)
            return match[0]

        changed = BLOCK.sub(check, text)
        if changed != text:
            document.write_text(changed, encoding="utf-8")
        for link in LINK.findall(FENCED.sub("", text)):
            if "://" not in link and not (document.parent / link).exists():
                found.append(f"{document.relative_to(root)}: link to nothing: {link}")
    print("\n".join(found) or f"ok: {count} blocks")
    return 1 if found or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
