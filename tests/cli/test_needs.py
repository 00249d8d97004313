"""`garis needs`: forms, models, IDS against its schema."""

import csv
import io
import json
import shutil
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

from program import PACK, ROOT, SAMPLES, Program, text

SCHEMA = ROOT.parent / "shared" / "corpus" / "ids" / "ids.xsd"
IDS = "{http://standards.buildingsmart.org/IDS}"
HOSTILE = """guideline "hostile" edition "1" { title "<script>alert(1)</script> & \\"x\\"" }
property wall.odd : yes_no
  asks designer "Is it odd?"
property wall.found : yes_no from ifc "Pset_<Odd>.A&B"
rule "r<1>" { cite clause "<1>" stage permit applies to each wall requires wall.odd and wall.found }
rule "r2" { cite clause "2" stage design applies to building requires building.design_electrical_load <= 50 kW }
"""


def forms(program, folder):
    table = text(program.run(["needs", PACK, "--format-of", "ifc"], folder).stdout)
    for part in ("Pset_WallCommon.ThermalTransmittance", "W/(m²·K)", "5.2"):
        program.expect(part in table, f"text has {part}", table)
    rows = list(csv.DictReader(io.StringIO(text(program.run(["needs", PACK, "-f", "csv"], folder).stdout))))
    walls = {row["property"]: row for row in rows if row["entity"] == "wall"}
    program.expect(walls["u_value"]["unit"] == "W/(m²·K)" and "Pset_WallCommon" in walls["u_value"]["ifc"] and walls["u_value"]["gbxml"], "CSV", rows)
    report = json.loads(program.run(["needs", PACK, "-f", "json"], folder).stdout)
    need = next(n for n in report["needs"] if (n["entity"], n["property"]) == ("wall", "u_value"))
    program.expect(report["format"] == "garis-needs/1" and need["places"]["ifc"] and need["rules"], "JSON", need)
    page = text(program.run(["needs", PACK, "-f", "html"], folder).stdout)
    program.expect("<!DOCTYPE html>" in page and "src=" not in page and "http" not in page, "a page without anything from elsewhere", page[:400])
    unmapped = program.run(["needs", PACK, "--format-of", "buildingsync"], folder)
    program.expect(unmapped.returncode == 0 and b"no mapping of buildingsync" in unmapped.stderr and b"unmapped" in unmapped.stdout, "honest", text(unmapped.stderr))
    by = text(program.run(["needs", PACK, "--by", "clause"], folder).stdout)
    program.expect(any(line and not line.startswith(" ") and "wall" not in line for line in by.splitlines()), "by clause", by)


def with_models(program, folder):
    shutil.copy(SAMPLES / "kl-office-open" / "office.xml", folder / "open.xml")
    some = program.run(["needs", PACK, "open.xml", "--format-of", "gbxml"], folder)
    program.expect(some.returncode == 1 and b" of " in some.stdout, f"something is missing: {some.returncode}", text(some.stdout + some.stderr))
    everything = text(program.run(["needs", PACK], folder).stdout).splitlines()
    program.expect(len(text(some.stdout).splitlines()) < len(everything), "only what is missing", text(some.stdout))
    program.expect(program.run(["needs", PACK, "no.xml"], folder).returncode == 64, "no such model")
    program.expect(program.run(["needs"], folder).returncode == 64, "no pack")


def hostile(program, folder):
    (folder / "h.garis").write_text(HOSTILE, encoding="utf-8")
    page = text(program.run(["needs", "h.garis", "-f", "html"], folder).stdout)
    program.expect("<script>" not in page and "&lt;script&gt;" in page, "escaped", page)
    table = text(program.run(["needs", "h.garis", "--stage", "design"], folder).stdout)
    program.expect("design_electrical_load" in table and "odd" not in table, "one stage", table)
    asked = text(program.run(["needs", "h.garis", "--by", "supplier"], folder).stdout)
    program.expect("designer" in asked, "who is asked", asked)


def ids(program, folder):
    (folder / "h.garis").write_text(HOSTILE, encoding="utf-8")
    for pack in (PACK, "h.garis"):
        result = program.run(["needs", pack, "-f", "ids"], folder)
        program.expect(result.returncode == 0 and b"not in IDS: building.design_electrical_load" in result.stderr, "what is left out", text(result.stderr))
        root = xml.fromstring(result.stdout)
        program.expect(root.tag == IDS + "ids" and root.find(f"{IDS}specifications/{IDS}specification") is not None, "an IDS", text(result.stdout))
        program.expect(program.run(["needs", pack, "-f", "ids"], folder).stdout == result.stdout, "the same bytes twice")
        validate(program, pack, result.stdout)


def validate(program, pack, document):
    """Against the schema where it and lxml are at hand."""
    try:
        from lxml import etree
    except ImportError:
        return
    if not SCHEMA.exists():
        return
    schema = etree.parse(str(SCHEMA))
    # Its imports lie in the network; nothing of them but `occurs` and `restriction` is used.
    for node in schema.getroot().findall("{http://www.w3.org/2001/XMLSchema}import"):
        schema.getroot().remove(node)
    offline = xsd_without_references(etree, schema)
    validator = etree.XMLSchema(offline)
    good = validator.validate(etree.fromstring(document))
    program.expect(good, f"{pack}: valid against ids.xsd", "\n".join(str(e) for e in validator.error_log))


def xsd_without_references(etree, schema):
    xs = "{http://www.w3.org/2001/XMLSchema}"
    for node in list(schema.getroot().iter(f"{xs}attributeGroup", f"{xs}element")):
        ref = node.get("ref", "")
        if ref == "xs:occurs":
            parent = node.getparent()
            parent.remove(node)
            for name in ("minOccurs", "maxOccurs"):
                etree.SubElement(parent, f"{xs}attribute", name=name, type="xs:string")
        if ref == "xs:restriction":
            any_node = etree.Element(f"{xs}any", namespace="http://www.w3.org/2001/XMLSchema", processContents="skip")
            node.getparent().replace(node, any_node)
    return schema


def main():
    program = Program(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        for part in (forms, with_models, hostile, ids):
            part(program, Path(name))
    program.finish()


main()
