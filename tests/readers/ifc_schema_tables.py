#!/usr/bin/env python3
"""The checked-in tables are what generate.py writes.   ifc_schema_tables.py ROOT

Needs the EXPRESS files: $GARIS_CORPUS/express, else in the corpus beside the source folder.
"""
import os
import subprocess
import sys
from pathlib import Path


def main():
    root = Path(sys.argv[1]).resolve()
    folder = Path(os.environ.get("GARIS_CORPUS", root.parent / "shared/corpus")) / "express"
    if not folder.is_dir():
        print("skipped: corpus not found")
        return 0
    generator = root / "checker/readers/ifc/schema/generate.py"
    return subprocess.run([sys.executable, str(generator), str(folder), "--check"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
