#!/bin/sh
# Builds everything and runs all tests. Usage: sh tests/run.sh [--asan]
# The last line is "N passed, N failed", with ", N skipped" when there are any.
set -u
cd "$(dirname "$0")/.." || exit 1

preset=dev
case "${1-}" in
  '') ;;
  --asan) preset=asan ;;
  *) echo "usage: sh tests/run.sh [--asan]" >&2; exit 64 ;;
esac

# The result line is promised even when the tests never start.
give_up() {
  echo "tests/run.sh: $1 failed" >&2
  echo "0 passed, 1 failed"
  exit 1
}

. cmake/setup.sh
garis_setup || give_up "setting up"
cmake --preset $preset || give_up "cmake --preset $preset"
cmake --build --preset $preset || give_up "the build"

log=build/$preset/ctest.log
{ ctest --preset $preset 2>&1; echo "ctest ended with $?"; } | tee "$log"

# One line per test: " 3/12 Test  #3: name ......   Passed    0.12 sec"
awk '
  /^ *[0-9]+\/[0-9]+ Test +#[0-9]+: / {
    if (/\*\*\*Skipped|\*\*\*Not Run \(Disabled\)/) ++skipped
    else if (/ Passed +[0-9.]+ sec/) ++passed
    else ++failed
  }
  /^ctest ended with / { code = $4 }
  END {
    if (code != 0 && failed == 0) failed = 1
    if (passed == 0 && failed == 0) failed = 1
    line = (passed + 0) " passed, " (failed + 0) " failed"
    if (skipped > 0) line = line ", " skipped " skipped"
    print line
    exit failed > 0
  }' "$log"
