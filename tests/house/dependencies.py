#!/usr/bin/env python3
"""The #include lines of dsl/ and checker/ against the table in docs/architecture.md.

    dependencies.py ROOT              exit 1 and one line per arrow against the table
    dependencies.py ROOT --self-test  plants wrong includes in a copy and expects to find them

A folder may include what its row names and what those folders may include. Also refused: folders
that include each other, Spirit outside dsl/syntax, Xerces outside checker/readers/xml, libzip outside
checker/readers/zip.
"""
import re
import shutil
import sys
import tempfile
from pathlib import Path

ROW = re.compile(r"^\| `((?:dsl|checker)/[a-z_/]+)` \|[^|]*\|([^|]*)\|$")
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')
ONLY_IN = {"boost/spirit": "dsl/syntax", "xercesc/": "checker/readers/xml", "zip.h": "checker/readers/zip"}


def read_table(root):
    """folder -> folders it may include, directly or through others"""
    direct = {}
    for line in (root / "docs/architecture.md").read_text(encoding="utf-8").splitlines():
        if row := ROW.match(line):
            direct[row[1]] = re.findall(r"`([a-z_/]+)`", row[2])
    allowed = {}
    for folder in direct:
        todo, seen = [folder], set()
        while todo:
            for below in direct.get(todo.pop(), []):
                if below not in seen:
                    seen.add(below)
                    todo.append(below)
        allowed[folder] = seen
    return direct, allowed


def sources(root):
    for top in ("dsl", "checker"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix in (".cpp", ".hpp", ".def"):
                yield file.relative_to(root)


def find_cycle(edges):
    done = set()

    def visit(folder, path):
        if folder in path:
            return path[path.index(folder):] + [folder]
        if folder in done:
            return None
        for below in sorted(edges.get(folder, ())):
            if cycle := visit(below, path + [folder]):
                return cycle
        done.add(folder)
        return None

    for start in sorted(edges):
        if cycle := visit(start, []):
            return cycle
    return None


def complaints(root):
    direct, allowed = read_table(root)
    found, edges = [], {}
    if not direct:
        return ["docs/architecture.md: no table `folder` | … | may include"]
    for folder, below in direct.items():
        for name in below:
            if name not in direct:
                found.append(f"docs/architecture.md: `{folder}` may include `{name}`, which has no row")
    for file in sources(root):
        folder = file.parent.as_posix()
        if folder not in allowed:
            found.append(f"{file}: folder `{folder}` has no row in docs/architecture.md")
            continue
        for number, line in enumerate((root / file).read_text(encoding="utf-8").splitlines(), 1):
            include = INCLUDE.match(line)
            if not include:
                continue
            for prefix, home in ONLY_IN.items():
                if include[1].startswith(prefix) and folder != home:
                    found.append(f"{file}:{number}: <{include[1]}> belongs in {home} alone")
            if not include[1].startswith(("dsl/", "checker/")):
                continue
            other = include[1].rpartition("/")[0]
            if other != folder:
                edges.setdefault(folder, set()).add(other)
                if other not in allowed[folder]:
                    found.append(f'{file}:{number}: {folder} may not include "{include[1]}"')
    if cycle := find_cycle(edges):
        found.append("cycle: " + " -> ".join(cycle))
    return found


def self_test(root):
    """(file, line to plant, words of the complaint)"""
    cases = [
        ("dsl/units/unit.cpp", '#include "dsl/plan/plan.hpp"', "dsl/units may not include"),
        ("dsl/base/text.hpp", '#include "checker/model/model.hpp"', "dsl/base may not include"),
        ("checker/model/model.cpp", '#include "checker/evaluate/value.hpp"', "checker/model may not include"),
        ("dsl/base/text.hpp", '#include "dsl/units/unit.hpp"', "cycle: "),
        ("dsl/compile/pack.cpp", "#include <boost/spirit/home/x3.hpp>", "belongs in dsl/syntax alone"),
        ("checker/readers/read.cpp", "#include <xercesc/sax2/SAX2XMLReader.hpp>", "belongs in checker/readers/xml alone"),
        ("checker/readers/read.cpp", "#include <zip.h>", "belongs in checker/readers/zip alone"),
    ]
    missed = []
    for file, line, words in cases:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder)
            for name in ("dsl", "checker"):
                shutil.copytree(root / name, copy / name)
            (copy / "docs").mkdir()
            shutil.copy(root / "docs/architecture.md", copy / "docs")
            if words == "cycle: ":  # an arrow back, so that the two folders include each other
                with open(copy / "dsl/units/unit.hpp", "a", encoding="utf-8") as text:
                    text.write('\n#include "dsl/base/text.hpp"\n')
            with open(copy / file, "a", encoding="utf-8") as text:
                text.write("\n" + line + "\n")
            if not any(words in complaint for complaint in complaints(copy)):
                missed.append(f"self-test: not found: {line} in {file}")
    return missed


def main():
    root = Path(sys.argv[1])
    found = self_test(root) if "--self-test" in sys.argv else complaints(root)
    print("\n".join(found) or "ok")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
