#!/usr/bin/env python3
"""Packs the extension:   build.py [--output FOLDER] [--check]

Writes garis-VERSION.vsix, an archive in the form that VS Code installs. --check only compares the words of the grammar with those of the
language: dsl/syntax/tokens.cpp and words.cpp.
"""
import json
import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
FILES = ["package.json", "language-configuration.json", "snippets.json", "extension.js", "connection.js", "README.md", "syntaxes/garis.tmLanguage.json"]
DAY = (2026, 1, 1, 0, 0, 0)  # the same archive from the same files

TYPES = """<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension=".json" ContentType="application/json"/><Default Extension=".js" ContentType="application/javascript"/>
<Default Extension=".md" ContentType="text/markdown"/><Default Extension=".vsixmanifest" ContentType="text/xml"/>
</Types>
"""

MANIFEST = """<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
<Metadata>
<Identity Language="en-US" Id="{name}" Version="{version}" Publisher="{publisher}"/>
<DisplayName>{displayName}</DisplayName>
<Description xml:space="preserve">{description}</Description>
<Categories>{categories}</Categories>
<Properties><Property Id="Microsoft.VisualStudio.Code.Engine" Value="{engine}"/></Properties>
</Metadata>
<Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
<Dependencies/>
<Assets>
<Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
<Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
</Assets>
</PackageManifest>
"""


def language_words():
    quoted = re.compile(r'"([a-z][a-z0-9]*)"')
    tokens = (ROOT / "dsl/syntax/tokens.cpp").read_text(encoding="utf-8")
    reserved = tokens[tokens.index("words = {"):tokens.index("};", tokens.index("words = {"))]
    more = (ROOT / "dsl/syntax/words.cpp").read_text(encoding="utf-8")
    return set(quoted.findall(reserved)) | set(quoted.findall(more[more.index("for (const auto* word"):]))


def grammar_words():
    grammar = json.loads((HERE / "syntaxes/garis.tmLanguage.json").read_text(encoding="utf-8"))
    words = set()
    for name, rule in grammar["repository"].items():
        if name.startswith("words-"):
            words |= set(re.search(r"\((?:\?:)?([a-z0-9|]+)\)", rule["match"])[1].split("|"))
    return words


def missing_words():
    language, grammar = language_words(), grammar_words()
    return sorted(language - grammar), sorted(grammar - language)


def pack(folder):
    package = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    fields = {key: escape(package[key]) for key in ("name", "version", "publisher", "displayName", "description")}
    manifest = MANIFEST.format(**fields, categories=escape(",".join(package["categories"])), engine=package["engines"]["vscode"])
    contents = {"[Content_Types].xml": TYPES.encode(), "extension.vsixmanifest": manifest.encode(),
                **{f"extension/{name}": (HERE / name).read_bytes() for name in FILES}}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{package['name']}-{package['version']}.vsix"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)
    return path


def main():
    lacking, unknown = missing_words()
    if lacking or unknown:
        print(f"grammar lacks {lacking}, has {unknown} that the language does not know")
        return 1
    if "--check" not in sys.argv:
        given = sys.argv.index("--output") if "--output" in sys.argv else None
        print(pack(Path(sys.argv[given + 1]) if given else ROOT / "build/vscode"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
