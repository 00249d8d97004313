#!/usr/bin/env python3
"""Reads every HTML page of a folder as a browser's and a screen reader's rules demand.

    tests/tools/check_html.py FOLDER

Elements are closed in order, ids are unique and what refers to one finds it, headings do not skip a level, tables have
headers with a scope, pictures and fields have names; nothing is fetched, no style or script stands in an attribute, and
the policy of the page allows exactly the style and the script that it has.
"""
import base64
import hashlib
import html.parser
import pathlib
import re
import sys

VOID = {"meta", "input", "br", "link"}


class Page(html.parser.HTMLParser):
    def __init__(self, name):
        super().__init__(convert_charrefs=True)
        self.name, self.stack, self.faults = name, [], []
        self.ids, self.references, self.headings = [], [], []
        self.assets, self.policy, self.language = {"style": "", "script": ""}, "", ""
        self.svg_titles = self.svgs = self.mains = 0

    def fault(self, text):
        self.faults.append(f"{self.name}:{self.getpos()[0]}: {text}")

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if len(values) != len(attributes):
            self.fault(f"<{tag}> says an attribute twice")
        if tag not in VOID:
            self.stack.append(tag)
        self.check_attributes(tag, values)
        if tag == "html":
            self.language = values.get("lang", "")
        if tag == "main":
            self.mains += 1
        if re.fullmatch("h[1-6]", tag):
            level = int(tag[1])
            if level > (self.headings[-1] if self.headings else 0) + 1:
                self.fault(f"<{tag}> skips a level")
            self.headings.append(level)
        if tag == "svg":
            self.svgs += 1
        if tag == "title" and "svg" in self.stack:
            self.svg_titles += 1
        if tag == "th" and "scope" not in values:
            self.fault("a header cell without scope")
        if tag == "input" and "label" not in self.stack:
            self.fault("a field without a label")

    def check_attributes(self, tag, values):
        if "id" in values:
            self.ids.append(values["id"])
        for name in ("aria-labelledby", "for"):
            if name in values:
                self.references.append(values[name])
        if values.get("href", "").startswith("#"):
            self.references.append(values["href"][1:])
        for name, value in values.items():
            if name == "style" or name.startswith("on"):
                self.fault(f"<{tag}> has an attribute {name}")
            if name in ("src", "data", "action") or (name == "href" and not value.startswith(("#", "https://"))):
                self.fault(f"<{tag}> fetches {value}")
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.fault(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if self.stack and self.stack[-1] in self.assets:
            self.assets[self.stack[-1]] += data

    def finish(self):
        self.close()
        if self.stack:
            self.fault(f"not closed: {self.stack}")
        for one in set(i for i in self.ids if self.ids.count(i) > 1) if len(self.ids) < 5000 else ():
            self.fault(f"id {one} stands twice")
        for wanted in self.references:
            if wanted not in self.ids:
                self.fault(f"nothing has the id {wanted}")
        if self.headings.count(1) != 1 or self.mains != 1 or not self.language:
            self.fault("a page needs one h1, one main and a language")
        if self.svgs != self.svg_titles:
            self.fault("a picture without a title")
        for kind, text in self.assets.items():
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            if f"{kind}-src 'sha256-{digest}'" not in self.policy:
                self.fault(f"the policy does not allow the {kind} of the page")
        if "default-src 'none'" not in self.policy:
            self.fault("the policy allows more than it must")
        return self.faults


def main():
    pages = sorted(pathlib.Path(sys.argv[1]).glob("*.html"))
    if not pages:
        sys.exit("no pages")
    faults = []
    for path in pages:
        page = Page(path.name)
        page.feed(path.read_text(encoding="utf-8"))
        faults += page.finish()
    print("\n".join(faults[:50]) or f"{len(pages)} pages are well formed")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
