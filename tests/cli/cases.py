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
    "points.garis": b"""guideline "points" edition "1" { title "Points" }
credit "EE1" "Energy" { cite clause "1" applies to building
  award 2 points when building.storeys <= 9 award 3 points when building.has_bms max 5 points }
rating "green" "Green" { cite clause "2" counts "EE1"
  level "Silver" when score >= 2 points level "Gold" when score >= 5 points }
rule "u" { cite clause "3" applies to each window requires window.u_value <= 1 W/m2K suggests measure "glass" }
measure "glass" { cite "Sheet" page 1 changes each window { window.u_value := 0.9 W/m2K } cost 850 RM/m2 * window.area }
""",
    "asks.garis": b"""guideline "asks" edition "1" { title "Asks" }
rule "place" "Fits the place" { cite clause "1" applies to building asks reviewer "Does it fit?" }
rule "clear" "Clear glass" { cite clause "2" applies to each window requires window.u_value <= 0.5 W/m2K }
rule "paper" "Papers" { cite clause "3" applies to building requires building.has_commissioning_plan }
""",
    "answers.yaml": b"format: garis-answers/1\nanswers:\n  place: { value: yes, reason: drawing A-1 }\n  building.has_commissioning_plan: yes\n",
    "no.yaml": b"format: garis-answers/1\nanswers: { place: no }\n",
    "odd.yaml": b"format: garis-answers/1\nanswers:\n  place: perhaps\n",
    "who.yaml": b"format: garis-answers/1\nanswers:\n  plaec: yes\n",
    "where.yaml": b"format: garis-answers/1\nanswers:\n  place: { value: yes, for: nobody }\n",
    "clear.yaml": b"format: garis-answers/1\nanswers:\n  clear: yes\n",
    "unit.yaml": b"format: garis-answers/1\nanswers:\n  building.height: 30 kWh\n",
    "keys.yaml": b"format: garis-answers/1\nanswers:\n  place: { vlaue: yes }\n",
    "plain.yaml": b"place: yes\n",
    "waivers.yaml": b"""format: garis-waivers/1
waivers:
  - { id: W-1, pack: asks, rule: clear, covers: [fail], subjects: all, basis: "Ordinance art. 12", until: 2027-01-01 }
""",
    "expired.yaml": b"""format: garis-waivers/1
waivers:
  - { id: W-1, pack: asks@1, rule: clear, covers: [fail], subjects: { where: { kind: window } }, basis: "Art. 12", until: 2025-01-01 }
  - { id: W-2, pack: asks, rule: place, covers: [fail], subjects: all, basis: "Art. 12", until: 2027-01-01 }
""",
    "waived.yaml": b"format: garis-waivers/1\nwaivers:\n  - { id: W-1, pack: asks, rule: clera, covers: [fail], subjects: all, basis: x, until: 2027-01-01 }\n",
    "short.yaml": b"format: garis-waivers/1\nwaivers:\n  - { id: W-1, pack: asks, rule: clear, covers: [fail], subjects: all, basis: x }\n",
    "covers.yaml": b"format: garis-waivers/1\nwaivers:\n  - { id: W-1, pack: asks, rule: clear, covers: [pass], subjects: all, basis: x, until: 2027-01-01 }\n",
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

    # ---- report, html
    check("fails.xml -f html", 1, out=("<!doctype html>", "NOT COMPLIANT", "What to do next")),
    check("fails.xml -f html=page.html", 1, out="NOT COMPLIANT"),
    check("fails.xml -f sarif -f junit=a.xml -f csv=a.csv", 1, out='"version": "2.1.0"'), check("fails.xml -f github", 1, out="::error file=fails.xml"),
    check("fails.xml -f csv --csv-sep ; --csv-bom", 1, out="submission;round"), check("fails.xml -f csv --csv-sep abc", 64, err="one character"),
    check("open.xml -f junit --strict", 1, out="<failure"), check("open.xml -f ndjson", 2, out='"t":"verdict"'),
    case("report", 64), case("report none.json", 64, err="none.json"), case("report office.xml", 3, err="E-REPORT"),
    case("report -", 3, stdin=b"{}", err="E-REPORT"), case("report - -f htm", 64, err="did you mean `html`?"),
    case("report - -o nowhere", 64, err="no folder nowhere"),

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

    # ---- credits, ratings, measures
    case("check office.xml --rules points.garis --as-of 2026-02-11", 1,
         out=("CREDIT  1  Energy", "points", "RATING  2  Green", 'measure "glass" would give 0.90 W/(m²·K) (complies), cost')),
    case("explain office.xml --rules points.garis EE1", 0, out=("award", "building.storeys <= 9", "evidence primary")),
    case("explain office.xml --rules points.garis green", 0, out=("score", "Gold")),
    case("explain office.xml --rules points.garis green -f json", 0, out='"rating": "green"'),

    # ---- what-if
    case("what-if office.xml --rules points.garis --measure glass", 0,
         out=('measure "glass"', "cost", "-> PASS 0.9 W/(m²·K)", "not_compliant -> compliant")),
    case("what-if office.xml --rules points.garis --measure glas", 64, err=("no measure 'glas'", "did you mean `glass`?")),
    case("what-if office.xml --rules points.garis --reach pass", 0, out=('goal pass: cheapest is "glass"', "looked at")),
    case("what-if office.xml --rules points.garis --reach green=Gold", 1, out="no set of measures reaches it"),
    case("what-if office.xml --rules points.garis --reach green=Golden", 64, err="did you mean `green=Gold`"),
    case("what-if office.xml --rules points.garis --reach pass --max-sets 1", 1, out="stopped"),
    case("what-if office.xml --rules points.garis", 64, err="neither --measure nor --reach"),
    case("what-if office.xml --rules points.garis --measure glass -f json", 0,
         out=('"format": "garis-what-if/1"', '"after": "compliant"', '"cost"')),

    # ---- answers and waivers
    case("check office.xml --rules asks.garis --as-of 2026-02-11 --only place", 2, out="reviewer: Does it fit?"),
    case("check office.xml --rules asks.garis --as-of 2026-02-11 --only place --answers answers.yaml", 0, out="COMPLIANT"),
    case("check office.xml --rules asks.garis --as-of 2026-02-11 --only place --answers no.yaml", 1, out="decided by a person's answer"),
    case("check office.xml --rules asks.garis --as-of 2026-02-11 --only paper", 2),
    case("check office.xml --rules asks.garis --as-of 2026-02-11 --only paper --all --answers answers.yaml -f json", 0,
         out=('"source": "answer"', '"by_person"', '"answers": {')),
    case("check office.xml --rules asks.garis --answers odd.yaml", 3, err=("'perhaps' is no answer", "odd.yaml:3")),
    case("check office.xml --rules asks.garis --answers who.yaml", 3, err=("'plaec'", "did you mean `place`?", "who.yaml:3")),
    case("check office.xml --rules asks.garis --answers where.yaml", 3, err=("no building is called 'nobody'", "where.yaml:3")),
    case("check office.xml --rules asks.garis --answers clear.yaml", 3, err="rule clear asks nothing"),
    case("check office.xml --rules asks.garis --answers unit.yaml", 3, err="`building.height` is an amount in m"),
    case("check office.xml --rules asks.garis --answers keys.yaml", 3, err=("no key `vlaue`", "did you mean `value`?")),
    case("check office.xml --rules asks.garis --answers plain.yaml", 3, err="begins with `format: garis-answers/1`"),
    case("check office.xml --rules asks.garis --answers nothing.yaml", 64, err="no file nothing.yaml"),
    case("check office.xml --rules asks.garis --as-of 2026-02-11 --only clear", 1),
    case("check office.xml --rules asks.garis --as-of 2026-02-11 --only clear --waivers waivers.yaml", 0,
         out=("WAIVED", "W-1 until 2027-01-01, Ordinance art. 12", "fails without it")),
    case("check office.xml --rules asks.garis --as-of 2026-02-11 --only clear --waivers expired.yaml", 1,
         out=("the waiver has expired", "Waiver W-2 matches no finding")),
    case("check office.xml --rules asks.garis --waivers waived.yaml", 3, err=("asks@1 has no rule clera", "did you mean `clear`?", "waived.yaml:3")),
    case("check office.xml --rules asks.garis --waivers short.yaml", 3, err="a waiver needs `until`"),
    case("check office.xml --rules asks.garis --waivers covers.yaml", 3, err="covers fail and undetermined"),

    # ---- several packs
    case(f"check office.xml --rules {PACK} --rules asks.garis --as-of 2026-02-11", 1,
         out=("asks@1  NOT COMPLIANT", "my-ms1525@2019  COMPLIANT", "\nNOT COMPLIANT")),
    case("check office.xml --rules asks.garis --rules asks.garis", 64, err="the pack asks@1 is given twice"),
    case("check - --rules asks.garis --rules points.garis", 64, stdin=OFFICE, err="standard input can be read once"),
    case("explain office.xml --rules asks.garis --rules points.garis EE1", 64, err="one pack at a time"),
]
