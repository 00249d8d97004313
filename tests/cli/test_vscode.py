"""The extension for VS Code: its grammar has the words of the language, it can be packed, and it works with the real server."""

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from program import ROOT, Program, clean_environment, text

EXTENSION = ROOT / "dsl/editor/vscode"
RULES = """rule "r" {
  cite "Document" clause "1"
  applies to each wall
  let limit = 0.4 W/(m²·K)
  requires wall.u_value <= limit
}

test "t" {
  given building "B"
  given wall "w" in "B" { u_value: missing }
  expect rule "r" for "w" undetermined missing wall.u_value
}
"""


def check_package(program, folder):
    done = subprocess.run([sys.executable, str(EXTENSION / "build.py"), "--output", folder], capture_output=True, check=False)
    program.expect(done.returncode == 0, "build.py", text(done.stdout + done.stderr))
    package = Path(text(done.stdout).strip())
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("extension/package.json"))
        program.expect("extension.vsixmanifest" in names and "[Content_Types].xml" in names, "parts of the package", names)
        for entry in [manifest["main"], *[g["path"] for g in manifest["contributes"]["grammars"]], *[s["path"] for s in manifest["contributes"]["snippets"]],
                      *[language["configuration"] for language in manifest["contributes"]["languages"]]]:
            program.expect("extension/" + entry.removeprefix("./") in names, f"{entry} is in the package")


def check_snippets(program, folder):
    """what the snippets insert parses"""
    import re
    for name, snippet in json.loads((EXTENSION / "snippets.json").read_text(encoding="utf-8")).items():
        body = "\n".join(snippet["body"])
        body = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\}", r"\1", body)
        while re.search(r"\$\{\d+:", body):
            body = re.sub(r"\$\{\d+:([^{}$]*)\}", r"\1", body)
        if name == "Exception":
            body = 'rule "x" { applies to building requires yes\n' + body.replace("condition", "yes") + "\n}"
        done = program.run(["fmt", "-"], folder, body.encode())
        program.expect(done.returncode == 0, f"the snippet {name} parses", body + text(done.stderr))


def check_client(program, folder):
    node = shutil.which("node")
    if not node:
        print("skipped: no node")
        return
    (Path(folder) / "a.garis").write_text(RULES, encoding="utf-8")
    done = subprocess.run([node, str(Path(__file__).with_name("vscode_client.js")), str(EXTENSION), program.path, str(Path(folder).resolve())],
                          capture_output=True, timeout=120, env=clean_environment(), check=False)
    program.expect(done.returncode == 0, "the extension with the server", text(done.stdout + done.stderr))


def main():
    program = Program(sys.argv[1])
    for part in (check_package, check_snippets, check_client):
        with tempfile.TemporaryDirectory() as folder:
            part(program, folder)
    program.finish()


main()
