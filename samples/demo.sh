#!/bin/sh
# Builds Garis and checks several versions of a small office in Kuala Lumpur. Usage: sh samples/demo.sh
set -eu
cd "$(dirname "$0")/.."
. cmake/setup.sh
garis_setup

echo "Building garis. The first time this takes several minutes."
cmake --preset release
cmake --build --preset release --target garis
garis=build/release/checker/cli/garis
rules=my-ms1525@2019
day=2026-02-11

# Shows a command and runs it; the exit code of a check is its verdict, so 1 and 2 are no errors here.
show() {
  expected=$1
  shift
  printf '\n$ garis %s\n\n' "$*"
  code=0
  "$garis" "$@" || code=$?
  printf '(exit code %s)\n' "$code"
  if [ "$code" -ne "$expected" ]; then
    echo "samples/demo.sh: expected exit code $expected" >&2
    exit 1
  fi
}

title() { printf '\n== %s ==\n' "$*"; }

title "1. A building that complies"
show 0 check samples/kl-office/office.xml --rules $rules --as-of $day

title "2. The same building with clear glass and less insulation"
show 1 check samples/kl-office-fails/office.xml --rules $rules --as-of $day

title "3. The same building before the glass is chosen: not decided is not a pass"
show 2 check samples/kl-office-open/office.xml --rules $rules --as-of $day

title "4. Why does the roof fail?"
show 0 explain samples/kl-office-fails/office.xml --rules $rules --as-of $day 5.5-roof-u

title "5. The building of part 1 as an IFC model: the same findings"
show 0 check samples/kl-office-ifc/office.ifc --rules $rules --as-of $day

title "6. What does the model hold that these rules need?"
show 0 inspect samples/kl-office-open/office.xml --rules $rules

cat <<'END'

== What to look at ==
  rules/my-ms1525/2019/roof.garis   the rule that failed in part 2, with its table and its source
  samples/kl-office*/README.md      what differs between the buildings, with the figures
  README.md, docs/language.md       what Garis is; how to write a first rule

== What to try next ==
  PATH="$PWD/build/release/checker/cli:$PATH"
  garis test rules                  run the tests that stand beside the rules
  garis check samples/kl-office-fails/office.xml --rules my-ms1525@2019 --lang ms
  garis check samples/kl-office-fails/office.xml --rules my-ms1525@2019 -f json=report.json
  In samples/kl-office-open/office.xml, give the window type wt-glass a ShadingCoeff and check again.
END
