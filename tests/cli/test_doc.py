"""`garis doc`: every link leads somewhere inside the site, nothing is fetched, texts stay texts, same bytes twice."""

import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from program import PACK, Program, text

VOID = {"meta", "link", "br", "img", "hr", "input"}
HOSTILE = """guideline "<x>" edition "1" { title { en "<script>alert(1)</script>" ms "\u202eabc" } languages en, ms }
table t "<img src=x>" { cite "\\"><b>" table 1 key k : length in m value v : ratio | < 1 | 10% | | >= 1 | 20% | }
rule "../../a/<b>&\\"" { en "<h1>title" ms "&amp;" } {
  cite "<i>" clause "<1>" evidence unverified
  quote "<q onclick=x>"
  applies to building
  requires building.vacancy_share <= t(k: building.height)
}
rule "a/b" { cite clause "2" applies to building requires building.height <= 30 m }
rule "a?b" { cite clause "2" applies to building requires building.height <= 40 m }
test "</pre><script>" { given building "B" { height: 3 m } expect rule "a/b" for "B" pass }
"""


class Page(HTMLParser):
    def __init__(self, content):
        super().__init__()
        self.open, self.problems, self.links, self.ids, self.tags = [], [], [], set(), set()
        self.feed(content)
        self.problems += [f"{tag} is not closed" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.add(tag)
        self.problems += [f"{tag} has {name}" for name in values if name.startswith("on") or name == "src"]
        if "id" in values:
            self.ids.add(values["id"])
        if "href" in values:
            self.links.append(values["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"{tag} is closed without being open")


def check_site(program, root):
    pages = {path.resolve(): Page(path.read_text(encoding="utf-8")) for path in root.rglob("*.html")}
    program.expect(pages, "there are pages")
    for path, page in pages.items():
        program.expect(not page.problems, path.relative_to(root.resolve()), "\n".join(page.problems))
        program.expect(not page.tags & {"script", "img", "iframe", "object", "b", "i", "q"}, f"{path.name}: only the site's own elements", page.tags)
        for link in page.links:
            target, _, fragment = link.partition("#")
            goal = (path.parent / target).resolve()
            program.expect(":" not in link and not link.startswith("/") and goal.is_file(), f"{path.name}: {link} leads somewhere")
            program.expect(root.resolve() in goal.parents, f"{path.name}: {link} stays in the site")
            if fragment and goal in pages:
                program.expect(fragment in pages[goal].ids, f"{path.name}: {link} has its place")
    return pages


def contents_of(root):
    return {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def shipped(program, folder):
    result = program.run(["doc", PACK, "-o", "site", "--lang", "en", "--lang", "ms", "--lang", "ja"], folder)
    program.expect(result.returncode == 0 and b"3 languages" in result.stdout, "shipped pack", text(result.stderr))
    check_site(program, folder / "site")
    index = (folder / "site" / "index.html").read_text(encoding="utf-8")
    program.expect(index.index("5.2") < index.index("5.5"), "in the order of the source", index)
    program.expect("目次" in (folder / "site" / "ja" / "index.html").read_text(encoding="utf-8"), "in Japanese")
    rule = next((folder / "site" / "rules").glob("5-5-roof-u*")).read_text(encoding="utf-8")
    for part in ("roof.u_value", "expect rule", "reported by others", "tables.html#"):
        program.expect(part in rule, f"the page of a rule has {part!r}", rule)
    before = contents_of(folder / "site")
    program.expect(program.run(["doc", PACK, "-o", "site", "--lang", "en", "--lang", "ms", "--lang", "ja"], folder).returncode == 0, "again")
    program.expect(contents_of(folder / "site") == before, "the same bytes twice")


def hostile(program, folder):
    (folder / "h.garis").write_text(HOSTILE, encoding="utf-8")
    result = program.run(["doc", "h.garis", "-o", "hostile"], folder)
    program.expect(result.returncode == 0, "hostile texts", text(result.stderr))
    pages = check_site(program, folder / "hostile")
    program.expect(sum("rules" in path.parts for path in pages) == 6, "a page for each rule and language", list(pages))
    program.expect(not list(folder.parent.glob("a/*")), "nothing outside the folder")


def refusals(program, folder):
    (folder / "mine").mkdir()
    (folder / "mine" / "index.html").write_text("mine")
    taken = program.run(["doc", PACK, "-o", "mine"], folder)
    program.expect(taken.returncode == 64 and (folder / "mine" / "index.html").read_text() == "mine", "other people's files stay", text(taken.stderr))
    program.expect(program.run(["doc", PACK], folder).returncode == 64, "no folder")
    (folder / "bad.garis").write_text("rule {")
    program.expect(program.run(["doc", "bad.garis", "-o", "none"], folder).returncode == 3 and not (folder / "none").exists(), "rules with errors")
    (folder / "file").write_text("")
    program.expect(program.run(["doc", PACK, "-o", "file/site"], folder).returncode == 3, "a folder that cannot be made")


def main():
    program = Program(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        for part in (shipped, hostile, refusals):
            part(program, Path(name))
    program.finish()


main()
