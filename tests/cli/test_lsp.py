"""The language server, spoken to as an editor speaks to it."""

import json
import queue
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from urllib.parse import quote

from program import Program, clean_environment

RULES = """# 𝒂 façade 壁
define building.load : power_density = building.design_electrical_load / building.gross_floor_area
  cite "Document" clause "1"

table u_max "Largest U-value" {
  cite "Document" clause "5.5" evidence secondary
  key   use : category[building_use]
  value u : u_value in W/(m²·K)
  | office    | 0.4 |
  | otherwise | 0.6 |
}

rule "5.5-roof" { en "Roof 屋根" } {
  cite "Document" clause "5.5"
  applies to each roof
  let cap = u_max(use: roof.building.use)
  requires roof.u_value <= cap and roof.building.load <= 20 W/m²
  message fail { en "{roof.name}: {roof.u_value} above {cap}" }
}
"""
TESTS = """test "passes" {
  given building "B" { use: office design_electrical_load: 10 kW gross_floor_area: 1_000 m² }
  given roof "r" in "B" { u_value: 0.3 W/(m²·K) }
  expect rule "5.5-roof" for "r" pass
}

test "wrong" {
  given building "B" { use: office design_electrical_load: 10 kW gross_floor_area: 1_000 m² }
  given roof "r" in "B" { u_value: 0.5 W/(m²·K) }
  expect rule "5.5-roof" for "r" pass
  expect rule "5.5-roof" for "r" undetermined missing roof.u_value
}
"""
PACK = "id: t\nedition: 1\nfiles: [rules.garis, tests.garis]\n"
REPORT = {"format": "garis-report/1", "record": {"findings": [
    {"rule": "5.5-roof", "outcome": "fail", "subject": {"name": "R1"},
     "measure": {"what": "roof.u_value", "actual": {"value": "0.7"}, "limit": {"value": "0.4"}, "op": "<=", "unit": "W/(m²·K)"},
     "inputs": [{"property": "roof.u_value", "value": "0.7", "unit": "W/(m²·K)"}]}]}}


class Client:
    def __init__(self, program, folder, arguments=()):
        self.process = subprocess.Popen([program.path, "lsp", *arguments], cwd=folder, env=clean_environment(),
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.messages, self.number, self.seen = queue.Queue(), 0, []
        threading.Thread(target=self.read, daemon=True).start()
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def read(self):
        stream = self.process.stdout
        while True:
            length = 0
            while (line := stream.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if not length:
                return self.messages.put(None)
            self.messages.put(json.loads(stream.read(length)))

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps(message).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method, params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method, params):
        self.number += 1
        self.send({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params})
        return self.wait(lambda m: m.get("id") == self.number)

    def wait(self, wanted, timeout=60):
        while True:
            message = self.messages.get(timeout=timeout)
            if message is None:
                return None
            self.seen.append(message)
            if wanted(message):
                return message

    def diagnostics(self, uri):
        message = self.wait(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri)
        return message["params"]["diagnostics"]

    def start(self, options=None):
        answer = self.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}, "initializationOptions": options or {}})
        self.notify("initialized", {})
        return answer

    def stop(self):
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(timeout=30)


class Session:
    """A guideline of two files, open in the editor."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = Path(folder).resolve()
        for name, content in {"pack.yaml": PACK, "rules.garis": RULES, "tests.garis": TESTS}.items():
            (self.folder / name).write_text(content, encoding="utf-8")
        self.text = {"rules.garis": RULES, "tests.garis": TESTS}
        self.client = Client(program, folder)
        answer = self.client.start()
        self.program.expect(answer["result"]["capabilities"]["renameProvider"], "initialize", answer)
        for name, content in self.text.items():
            self.client.notify("textDocument/didOpen", {"textDocument": {"uri": self.uri(name), "languageId": "garis", "version": 1, "text": content}})

    def uri(self, name):
        return "file://" + quote(str(self.folder / name))

    def place(self, name, words, inside=0):
        """the position of `words`, in units of UTF-16"""
        text = self.text[name]
        offset = text.index(words) + inside
        line = text.count("\n", 0, offset)
        before = text[text.rfind("\n", 0, offset) + 1:offset]
        return {"line": line, "character": len(before.encode("utf-16-le")) // 2}

    def ask(self, method, name, words, inside=0, **more):
        return self.client.request(f"textDocument/{method}", {"textDocument": {"uri": self.uri(name)}, "position": self.place(name, words, inside), **more})

    def change(self, name, words, new):
        start, end = self.place(name, words), self.place(name, words, len(words))
        self.text[name] = self.text[name].replace(words, new, 1)
        self.client.notify("textDocument/didChange", {"textDocument": {"uri": self.uri(name), "version": 2},
                                                      "contentChanges": [{"range": {"start": start, "end": end}, "text": new}]})

    def labels(self, name, words, inside):
        return [item["label"] for item in self.ask("completion", name, words, inside)["result"]["items"]]


def check_diagnostics(s, expect):
    found = s.client.diagnostics(s.uri("rules.garis"))
    expect(not [d for d in found if d["severity"] == 1], "no errors at first", found)
    s.change("rules.garis", "roof.u_value <=", "roof.u_valu <=")
    found = s.client.diagnostics(s.uri("rules.garis"))
    wrong = [d for d in found if d["code"] == "N001"]
    expect(wrong and wrong[0]["range"]["start"]["line"] == 16, "a misspelt name is underlined", found)
    actions = s.client.request("textDocument/codeAction", {"textDocument": {"uri": s.uri("rules.garis")}, "range": wrong[0]["range"], "context": {"diagnostics": []}})["result"]
    edit = actions[0]["edit"]["changes"][s.uri("rules.garis")][0] if actions else None
    expect(edit and edit["newText"] == "u_value", "a fix is offered", actions)
    s.change("rules.garis", "roof.u_valu <=", "roof.u_value <=")
    found = s.client.diagnostics(s.uri("rules.garis"))
    expect(not [d for d in found if d["severity"] == 1], "the error is gone", found)
    s.change("rules.garis", "requires roof", "requires ) roof")
    found = s.client.diagnostics(s.uri("rules.garis"))
    expect([d["code"] for d in found] == ["P001"], "a text that does not parse", found)
    expect("cap" in s.labels("rules.garis", "requires ) roof", 9), "completion while the text does not parse")
    s.change("rules.garis", "requires ) roof", "requires roof")


def check_names(s, expect):
    hover = s.ask("hover", "rules.garis", "roof.u_value <=", 6)["result"]
    expect("u_value" in hover["contents"]["value"] and "W/(m²·K)" in hover["contents"]["value"], "hover of a property", hover)
    expect("last run" not in hover["contents"]["value"], "no run yet", hover)
    (s.folder / "report.json").write_text(json.dumps(REPORT), encoding="utf-8")
    hover = s.ask("hover", "rules.garis", "roof.u_value <=", 6)["result"]
    expect("R1: 0.7 W/(m²·K)" in hover["contents"]["value"], "hover shows the last run", hover)
    hover = s.ask("hover", "tests.garis", '"5.5-roof"', 3)["result"]
    expect("Roof 屋根" in hover["contents"]["value"] and "clause 5.5" in hover["contents"]["value"] and "1 fail" in hover["contents"]["value"], "hover of a rule", hover)
    expect(s.ask("hover", "rules.garis", "# 𝒂", 1)["result"] is None, "no hover in a comment")
    for words, inside, target in [("u_max(use", 2, "u_max \"Largest"), ("building.load <=", 10, "load :"), ("cap and", 2, "cap =")]:
        found = s.ask("definition", "rules.garis", words, inside)["result"]
        expect(found and found["range"]["start"] == s.place("rules.garis", target), f"definition of {words}", found)
    found = s.ask("definition", "tests.garis", '"5.5-roof"', 3)["result"]
    expect(found and found["uri"] == s.uri("rules.garis"), "definition in another file", found)
    found = s.ask("references", "rules.garis", '"5.5-roof"', 3, context={"includeDeclaration": True})["result"]
    expect(len(found) == 4, "references of a rule", found)
    found = s.ask("references", "rules.garis", "cap =", 2, context={"includeDeclaration": False})["result"]
    expect(len(found) == 2, "references of a let, one in a message", found)


def check_rename(s, expect):
    def renamed(name, words, inside, new):
        answer = s.ask("rename", name, words, inside, newName=new)
        if "error" in answer:
            return answer["error"]["message"]
        return sorted((Path(uri).name, e["range"]["start"]["line"], e["newText"]) for uri, edits in answer["result"]["changes"].items() for e in edits)

    expect(renamed("rules.garis", "building.load :", 10, "load_density") == [("rules.garis", 1, "load_density"), ("rules.garis", 16, "load_density")], "rename a definition", renamed("rules.garis", "building.load :", 10, "load_density"))
    expect(renamed("rules.garis", "cap =", 1, "top") == [("rules.garis", 15, "top"), ("rules.garis", 16, "top"), ("rules.garis", 17, "top")], "rename a let, in the message too", renamed("rules.garis", "cap =", 1, "top"))
    expect(renamed("tests.garis", '"5.5-roof"', 2, "5.5-u") == [("rules.garis", 12, '"5.5-u"'), ("tests.garis", 3, '"5.5-u"'), ("tests.garis", 9, '"5.5-u"'), ("tests.garis", 10, '"5.5-u"')], "rename a rule", renamed("tests.garis", '"5.5-roof"', 2, "5.5-u"))
    for words, inside, new, part in [("roof.u_value <=", 6, "u", "vocabulary"), ("cap =", 1, "rule", "word of the language"), ("cap =", 1, "a b", "no name"),
                                     ("building.load :", 10, "storeys", "would have an error")]:
        expect(part in str(renamed("rules.garis", words, inside, new)), f"rename {words} to {new} is refused", renamed("rules.garis", words, inside, new))
    expect(s.ask("prepareRename", "rules.garis", "roof.u_value <=", 6)["result"] is None, "prepareRename of the vocabulary")
    expect(s.ask("prepareRename", "rules.garis", "cap =", 1)["result"]["placeholder"] == "cap", "prepareRename")


def check_completion(s, expect):
    for words, inside, wanted in [("roof.u_value <=", 5, "u_value"), ("roof.building.load", 14, "load"), ("use: roof.", 0, "use:"), ("roof.building.use", 5, "building"),
                                  ("| office ", 2, "office"), ("| office ", 2, "otherwise"), ("applies to", 0, "requires"), ("0.6 |", 0, "otherwise")]:
        labels = s.labels("rules.garis", words, inside)
        expect(wanted in labels or wanted.rstrip(":") in labels, f"completion at {words!r}", labels[:20])
    s.change("rules.garis", "20 W/m²", "20 ")
    expect("W/m²" in s.labels("rules.garis", "<= 20 ", 6), "completion of units")
    s.change("rules.garis", "<= 20 ", "<= 20 W/m²")
    expect("retail" in s.labels("tests.garis", "use: office", 5), "completion of category values")
    expect(not s.labels("rules.garis", "# 𝒂", 3), "nothing in a comment")


def check_files(s, expect):
    symbols = s.client.request("textDocument/documentSymbol", {"textDocument": {"uri": s.uri("rules.garis")}})["result"]
    expect([x["name"] for x in symbols] == ["building.load", "u_max", "5.5-roof"], "document symbols", symbols)
    expect(s.client.request("textDocument/formatting", {"textDocument": {"uri": s.uri("rules.garis")}, "options": {}})["result"] == [], "formatted already")
    s.change("rules.garis", "  applies to each roof", "applies   to each roof")
    edits = s.client.request("textDocument/formatting", {"textDocument": {"uri": s.uri("rules.garis")}, "options": {}})["result"]
    expect(len(edits) == 1 and edits[0]["newText"] == RULES, "formatting", edits)
    s.change("rules.garis", "applies   to each roof", "  applies to each roof")
    lenses = s.client.request("textDocument/codeLens", {"textDocument": {"uri": s.uri("tests.garis")}})["result"]
    expect([x["command"]["title"] for x in lenses] == ["run this test"] * 2, "lenses", lenses)
    results = [s.client.request("workspace/executeCommand", {"command": x["command"]["command"], "arguments": x["command"]["arguments"]})["result"] for x in lenses]
    expect([r["passed"] for r in results] == [True, False] and "line 10" in results[1]["text"], "tests run from the editor", results)
    expect(any(m.get("method") == "window/showMessage" and "✗ wrong" in m["params"]["message"] for m in s.client.seen), "the result is shown")


def check_robust(program, folder):
    expect = program.expect
    client = Client(program, folder)
    early = client.request("textDocument/hover", {})
    expect(early["error"]["code"] == -32002, "before initialize", early)
    client.raw(b"garbage\r\n\r\nContent-Length: x\r\n\r\n")
    client.raw(b"Content-Length: 5\r\n\r\n{\"a\":")
    expect(client.wait(lambda m: m.get("id", 0) is None)["error"]["code"] == -32700, "no JSON")
    client.send([1, 2])
    expect(client.wait(lambda m: m.get("id", 0) is None)["error"]["code"] == -32600, "no object")
    client.start()
    for method, params, code in [("textDocument/nothing", {}, -32601), ("textDocument/hover", {"a": 1}, -32602), ("textDocument/hover", 3, -32602), ("initialize", {}, -32600),
                                 ("textDocument/rename", {"textDocument": {"uri": "file:///nothing.garis"}, "position": {"line": 0, "character": 0}, "newName": "a"}, -32803),
                                 ("workspace/executeCommand", {"command": "x", "arguments": []}, -32602)]:
        answer = client.request(method, params)
        expect(answer.get("error", {}).get("code") == code, f"{method} {params}", answer)
    client.notify("$/cancelRequest", {"id": 1})
    client.notify("textDocument/didChange", {"textDocument": {}})
    client.notify("textDocument/didOpen", {"textDocument": {"uri": "untitled:1", "text": "rule"}})
    expect(client.request("textDocument/hover", {"textDocument": {"uri": "untitled:1"}, "position": {"line": 99, "character": -5}})["result"] is None, "a document that is no file")
    client.notify("exit", None)
    expect(client.process.wait(timeout=30) == 1, "exit without shutdown gives 1")
    client = Client(program, folder)
    client.process.stdin.close()
    expect(client.process.wait(timeout=30) == 1, "the end of the input gives 1")


def main():
    program = Program(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        session = Session(program, folder)
        for part in (check_diagnostics, check_names, check_rename, check_completion, check_files):
            part(session, program.expect)
        program.expect(session.client.stop() == 0, "exit after shutdown gives 0")
    with tempfile.TemporaryDirectory() as folder:
        check_robust(program, folder)
    program.finish()


if __name__ == "__main__":
    main()
