"""What is typed, and what must come of it. Run inside a folder that holds the files of FILES."""

from program import PACK, SAMPLES

OFFICE = (SAMPLES / "kl-office" / "office.xml").read_bytes()
FAILS = (SAMPLES / "kl-office-fails" / "office.xml").read_bytes()
IFC = (SAMPLES / "kl-office-ifc" / "office.ifc").read_bytes()
OPEN = (SAMPLES / "kl-office-open" / "office.xml").read_bytes()

TWINS = (b"ISO-10303-21;\nHEADER;\nFILE_SCHEMA(('IFC4'));\nENDSEC;\nDATA;\n#1=IFCWALL('0Gp6mYrbj2bQh3Zx$_9AaB',$,$,$,$,$,$,$,$);\n"
         b"#2=IFCWALL('0Gp6mYrbj2bQh3Zx$_9AaB',$,$,$,$,$,$,$,$);\nENDSEC;\nEND-ISO-10303-21;\n")

FILES = {
    "office.xml": OFFICE, "office.ifc": IFC, "fails.xml": FAILS, "open.xml": OPEN, "empty.xml": b"",
    "cut.xml": OFFICE[:len(OFFICE) // 2], "twins.ifc": TWINS, "text.xml": b"this is no model\n", "html.xml": b"<html></html>",
    "entities.xml": b"<?xml version='1.0'?>\n<!DOCTYPE gbXML [<!ENTITY u \"0.3\">]><gbXML/>",
    "attributes.xml": b"<?xml version='1.0'?>\n<gbXML " + b" ".join(b'a%d="%d"' % (i, i) for i in range(100000)) + b"/>",
    "typed.xml": OFFICE.replace(b'"ExteriorWall"', b'"ExteriorWal"'), "notes.txt": b"mine", "folder/office.xml": OFFICE, "none/readme": b"",
    "config/garis.yaml": f"rules: [{PACK}]\nas_of: 2026-02-11\nlang: ms\n".encode(),
    "config/office.xml": OFFICE,
    "config/sub/fails.xml": FAILS,
    "wrong_key/garis.yaml": b"ruels: [x]\n", "wrong_key/office.xml": OFFICE,
    "wrong_value/garis.yaml": b"round: soon\n", "wrong_value/office.xml": OFFICE,
    "twice/garis.yaml": b"lang: ms\nround: 2\nlang: ja\n", "twice/office.xml": OFFICE,
    "status/pack.yaml": b"id: x\nedition: 1\nstatus: publshed\n", "status/a.garis": b"",
    "states/pack.yaml": b"id: x\nedition: 1\nclauses: clauses.yaml\n", "states/a.garis": b"",
    "states/clauses.yaml": b"- clause: 1\n  state: done\n",
    "encoding.xml": b"<?xml version='1.0' encoding='KLINGON'?>\n<gbXML/>",
    "layout/good/rules/a.garis": b'note "a"\n', "layout/bad/a.garis": b'note    "a"\r\n', "wrong.garis": b"rule\n",
    "no_yaml/garis.yaml": b"rules: [\n", "no_yaml/office.xml": OFFICE,
}

RULES = ["--rules", PACK, "--as-of", "2026-02-11"]


def case(arguments, code, out=(), err=(), stdin=b"", folder=".", not_out=(), **environment):
    split = arguments.split() if isinstance(arguments, str) else arguments
    listed = [(item,) if isinstance(item, str) else tuple(item) for item in (out, err, not_out)]
    return {"arguments": split, "code": code, "out": listed[0], "err": listed[1], "stdin": stdin,
            "folder": folder, "not_out": listed[2], "environment": environment}


def check(more, code, **rest):
    return case(["check", *more.split(), *RULES], code, **rest)


CASES = [
    # ---- the program itself
    case("", 64, out="usage: garis COMMAND"),
    case("--help", 0, out="example:"), case("-h", 0, out="example:"), case("help", 0, out="example:"),
    case("--version", 0, out="garis "), case("version", 0, out="semantics 1"),
    case("version -f json", 0, out='"name": "garis"'), case("version -f xml", 64, err="no format 'xml'"),
    case("help check", 0, out="--fail-on"), case("help chek", 64, err="did you mean `check`?"),
    case("chek office.xml", 64, err=("no command 'chek'", "did you mean `check`?", "[E-USAGE]")),
    case("inspct", 64, err="did you mean `inspect`?"), case("explan", 64, err="did you mean `explain`?"),
    case("xyzzy", 64, err="`garis help` lists the commands"),

    # ---- check: verdicts and exit codes
    check("office.xml", 0, out="\nCOMPLIANT"), check("fails.xml", 1, out="NOT COMPLIANT"),
    check("open.xml", 2, out=("NOT DECIDED", "building.ottv = 8.3 to 69.1, at most 50 W/m²")),
    check("typed.xml", 2, out=("NOT DECIDED", "Surface/@surfaceType", "[N-SURFACE-TYPE]", "[N-WORD]")),
    check("open.xml --strict", 1), check("open.xml --fail-on fail", 0), check("fails.xml --fail-on undetermined", 0),
    check("folder", 0), check("-", 0, stdin=OFFICE), check("- --stdin-name a.xml", 0, stdin=OFFICE, out="a.xml"),
    check("office.xml -q", 0, out="COMPLIANT", not_out="sha256"), check("office.xml -qq", 0, not_out="C"),
    check("office.xml --all", 0, out="PASS"), check("office.xml -f json", 0, out='"format": "garis-report/1"'),
    check("office.xml --only 5.2-*", 0), check("office.xml --only nothing-*", 2),
    check("office.xml --color always", 0, out="\x1b["),
    check("office.xml --color auto", 0, not_out="\x1b["),
    check("office.xml --lang ja", 0, out="適合"), check("office.xml", 0, GARIS_LANG="ja", out="適合"),
    check("office.xml", 0, LANG="ja_JP.UTF-8", out="適合"), check("office.xml --lang en", 0, LANG="ja_JP.UTF-8", out="COMPLIANT"),
    check("office.xml", 0, LANG="de_DE.UTF-8", out="COMPLIANT"),
    check("office.xml -j 3 --no-progress", 0), check("office.xml --lang en --lang ja", 0, out="適合"),
    case("check office.xml --rules=my-ms1525@2019 --as-of=2026-02-11", 0),
    case("check --rules my-ms1525@2019 office.xml --as-of 2026-02-11", 0),
    case("check office.xml -rmy-ms1525@2019", 0, out="the day of this check"),
    case("check --as-of 2026-02-11 -r my-ms1525 -- office.xml", 0),

    # ---- check: wrong usage
    check("", 64), check("nothing.xml", 64, err="no file nothing.xml"), check("none", 64, err="no model in the folder"),
    case("check office.xml", 64, err="no rules given"),
    check("office.xml --fial-on fail", 64, err="did you mean `--fail-on`?"),
    check("office.xml --lnag ja", 64, err="did you mean `--lang`?"),
    check("office.xml --stri", 64, err="no option '--stri'"), check("office.xml --ful", 64, err="no option"),
    check("office.xml --lang de", 64), check("office.xml --color red", 64), check("office.xml --jobs", 64),
    check("office.xml --examples -1", 64, err="[E-USAGE]"), check("office.xml --groups -1", 64, err="[E-USAGE]"),
    check("office.xml", 64, folder="twice", err=("garis.yaml:3", "`lang` is set twice")),
    case("check office.xml --rules ./status", 3, err=("pack.yaml:3", "no status `publshed`", "did you mean `published`?")),
    case("check office.xml --rules ./states", 3, err=("clauses.yaml:2", "no state of a clause `done`", "known: encoded")),
    case("packs zzz", 1, err="no pack has the id 'zzz'"),
    check("office.xml --round x", 64), check("office.xml --fail-on failing", 64), check("office.xml --max-size 3X", 64, err="not a size"),
    check("office.xml -f jsn", 64, err="did you mean `json`?"), check("office.xml -f text -f json", 64, err="two formats"),
    check("office.xml -f text=notes.txt", 64, err="notes.txt exists"), check("office.xml -f text=notes.txt --force", 0),
    check("office.xml -f json=absent/report.json", 3, err="E-WRITE"), check("- -", 64, stdin=OFFICE),
    case("check office.xml --rules my-ms1525@2018", 64, err=("no pack my-ms1525@2018", "my-ms1525@2019")),
    case("check office.xml --rules nothing/", 64, err="no rules at"),
    case("check office.xml --rules my-ms1525@2019 --as-of 11.2.2026", 64, err="write it like 2026-02-11"),

    # ---- check: input that cannot be read
    check("empty.xml", 3, err="is empty"), check("cut.xml", 3, err="cut.xml:"), check("text.xml", 3, err="[E-FORMAT]"),
    check("encoding.xml", 3, err="encoding.xml:1:"),
    check("entities.xml", 3, err=("entities.xml:2: a document type (DTD)", "entities are not expanded", "[E-FORMAT]")),
    check("attributes.xml", 3, err=("attributes.xml:2: an element has more attributes than 1000", "[E-LIMIT]")),
    check("html.xml", 3, err="[E-FORMAT]"), check("-", 3, stdin=b"", err="is empty"), check("-", 3, stdin=OFFICE[:5000], err="E-FORMAT"),
    check("office.xml --max-size 1kB", 3, err="E-LIMIT"),

    # ---- configuration
    case("check office.xml", 0, folder="config", out="MEMATUHI"), case("check sub/fails.xml --lang en", 1, folder="config", out="NOT COMPLIANT"),
    case("check fails.xml", 1, folder="config/sub"), case("check office.xml", 0, folder="config", GARIS_LANG="ja", out="適合"),
    case("check office.xml -f json", 0, folder="config", out='"as_of_from": "config"'),
    case("check office.xml --no-config", 64, folder="config", err="no rules given"),
    case("check office.xml --config config/garis.yaml", 0), case("check office.xml --config none.yaml", 64, err="no file none.yaml"),
    case("check office.xml", 64, folder="wrong_key", err=("no setting `ruels`", "did you mean `rules`?", "garis.yaml:1")),
    case("check office.xml", 64, folder="wrong_value", err="`round` cannot be soon"), case("check office.xml", 64, folder="no_yaml", err="E-CONFIG"),

    # ---- explain
    case(["explain", "fails.xml", *RULES, "5.2-ottv"], 0, out=("FAIL", "compared", "is false")),
    case(["explain", "office.xml", *RULES, "5.2-ottv"], 0, out=("PASS", "is true")),
    case(["explain", "open.xml", *RULES, "5.2-ottv"], 0, out=("OPEN", "missing", "is open")),
    case(["explain", "fails.xml", *RULES, "5.2-ottv", "-f", "json"], 0, out='"format": "garis-explanation/1"'),
    case(["explain", "fails.xml", *RULES], 64, err=("say which finding", "fp1")),
    case(["explain", "fails.xml", *RULES, "5.2-facade-watch"], 64, err="4 findings fit 5.2-facade-watch"),
    case(["explain", "fails.xml", *RULES, "5.2-facade-watch", "east"], 0, out="east"),
    case(["explain", "fails.xml", *RULES, "5.2-otv"], 64, err="did you mean `5.2-ottv`?"),
    case(["explain", "fails.xml", *RULES, "5.2-ottv", "east"], 64, err="no finding fits all"),
    case(["explain", "fails.xml", *RULES, "5.2-ottv", "-f", "html"], 64, err="no format 'html'"),
    case("explain 5.2-ottv", 64, err="no saved run and no model"), case("explain", 64), case("explain office.xml x", 64, err="no rules given"),
    case(["explain", "cut.xml", *RULES, "5.2-ottv"], 3), case(["explain", "fails.xml", *RULES, "5.2-ottv", "--dept", "2"], 64, err="--depth"),

    # ---- inspect
    case("inspect office.xml", 0, out=("gbXML 6.01", "walls", "external)", "coverage of the vocabulary", "wall.u_value", "notices")),
    case("inspect -", 0, stdin=OFFICE, out="gbXML"), case("inspect office.xml -f json", 0, out='"format": "garis-inspect/1"'),
    case("inspect office.xml -f csv", 0, out="property,found,of"), case("inspect office.xml --rules my-ms1525@2019", 0, out="wall.u_value", not_out="facade.orientation"),
    case("inspect office.xml --entities wall", 0, out="id"), case("inspect office.xml --entities wal", 64, err="did you mean `wall`?"),
    case("inspect office.xml --properties window", 0, out="window.u_value"), case("inspect office.xml --values wall.u_value", 0, out="median"),
    case("inspect office.xml --values wall.u_valu", 64, err="did you mean `wall.u_value`?"), case("inspect office.xml --values wall.is_external", 0, out="yes"),
    case("inspect office.xml --element nothing", 64, err="no element 'nothing'"), case("inspect office.xml --strict", 0),
    case("inspect office.xml --unmapped", 0, out=("set", "elements", "RectangularGeometry/Width")), case("inspect office.ifc --unmapped", 0, out="Qto_WallBaseQuantities"),
    case("inspect office.ifc --unmapped -f json", 0, out='"property": "PanelPosition"'), case("inspect office.ifc -f json", 0, out='"unmapped_sets": 0'),
    case("inspect twins.ifc", 0, out=("1 GlobalId is that of several elements", "N-DUPLICATE-ID"), not_out="notices: none"), case("inspect twins.ifc --strict", 1),
    case("inspect office.ifc", 0, out=("property sets ", "not mapped: 0 property sets, 19 properties (--unmapped)")),
    case("inspect empty.xml", 3, err="is empty"), case("inspect nothing.xml", 64, err="no file"), case("inspect office.xml --entites wall", 64, err="--entities"),
    case("inspect cut.xml", 3), case("inspect", 64),

    # ---- fmt
    case("fmt -", 0, stdin=b"note   'x'".replace(b"'", b'"'), out='note "x"\n'), case("fmt - --check", 1, stdin=b'note   "x"', out="1 of 1 file would change"),
    case("fmt - --symbols ascii", 0, stdin="define building.a : area = 1 × 2 m²".encode(), out="1 * 2 m2"),
    case("fmt - --symbols latin", 64), case("fmt - -", 64, err="only once"), case("fmt nothing.garis", 64, err="no file or folder nothing.garis"),
    case("fmt -", 3, stdin=b"rule {", err=("standard input:1:6: error P001", "does not parse", "[E-RULES]")),
    case("fmt --check", 0, folder="layout/good", out="0 of 1 file would change"),
    case("fmt --check layout", 1, out=("layout/bad/a.garis\n", "1 of 2 files would change"), not_out="good"),
    case("fmt --diff layout", 1, out=("--- layout/bad/a.garis", '-note    "a"', '+note "a"')),
    case("fmt layout/bad", 0, out="1 of 1 file changed"), case("fmt --check layout/bad", 0), case("fmt layout/bad -qq", 0, not_out="file"),
    case("fmt layout wrong.garis", 3, err=("wrong.garis:2:1", "1 of 3 files does not parse")),

    # ---- test, packs
    case("test --filter zzz no/such", 64, err="no rules at"), case(["test", "my-ms1525@2019"], 0, out="0 failed"), case("test --fail-fsat", 64, err="--fail-fast"),
    case(["test", "my-ms1525@2019", "-f", "json"], 0, out='"format": "garis-test/1"'),
    case("packs", 0, out="my-ms1525@2019"), case("packs nothing", 1), case("packs -f json", 0, out='"format": "garis-packs/1"'), case("packs --lock", 64),
]
