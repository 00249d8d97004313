#!/usr/bin/env python3
"""How long the language server takes for diagnostics and a hover after a key stroke in a guideline of N rules.

    lsp_latency.py GARIS [N]      milliseconds from the change to the answer: median and worst of 20
"""
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
from program import Program  # noqa: E402
from test_lsp import Client  # noqa: E402


def main():
    count = sys.argv[2] if len(sys.argv) > 2 else "500"
    text = subprocess.run([sys.executable, str(Path(__file__).with_name("guideline.py")), count], capture_output=True, check=True).stdout.decode()
    with tempfile.TemporaryDirectory() as folder:
        client = Client(Program(sys.argv[1]), folder)
        client.start()
        uri = "file://" + str(Path(folder).resolve() / "large.garis")
        client.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "garis", "version": 1, "text": text}})
        client.diagnostics(uri)
        line = text[:text.index("rule ")].count("\n")
        times = []
        for version in range(20):
            at = {"line": line, "character": 4}
            start = time.perf_counter()
            client.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version + 2},
                                                     "contentChanges": [{"range": {"start": at, "end": at}, "text": " "}]})
            client.request("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": line + 3, "character": 20}})
            times.append((time.perf_counter() - start) * 1000)
        client.stop()
    print(f"{count} rules: {statistics.median(times):.0f} ms, at worst {max(times):.0f} ms")


if __name__ == "__main__":
    main()
