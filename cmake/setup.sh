# shellcheck shell=sh
# What the build needs from the system. Read by samples/demo.sh and tests/run.sh:
#
#   . cmake/setup.sh && garis_setup
#
# On Debian and Ubuntu whatever is missing is installed with apt-get; nothing is downloaded when
# everything is there. On other systems what was not found is printed; with CMake and Ninja at hand
# the build is tried all the same.

# command | package that brings it
garis_commands='
g++|build-essential
cmake|cmake
ninja|ninja-build
ccache|ccache
pkg-config|pkg-config
python3|python3
'

# header, CMake or pkg-config file (below /usr, * allowed) | package that brings it
garis_files='
include/boost/spirit/home/x3.hpp|libboost-dev
include/yaml-cpp/yaml.h|libyaml-cpp-dev
include/xercesc/util/XercesVersion.hpp|libxerces-c-dev
include/fmt/format.h|libfmt-dev
include/catch2/catch*.hpp|catch2
include/CLI/CLI.hpp|libcli11-dev
include/nlohmann/json.hpp|nlohmann-json3-dev
include/openssl/sha.h|libssl-dev
include/utf8proc.h|libutf8proc-dev
include/re2/re2.h|libre2-dev
include/zip.h|libzip-dev
'

garis_file_is_there() {
  for garis_prefix in /usr /usr/local; do
    # unquoted on purpose: the pattern may hold a *
    for garis_found in $garis_prefix/$1; do
      [ -e "$garis_found" ] && return 0
    done
  done
  return 1
}

garis_missing() {
  for garis_entry in $garis_commands; do
    command -v "${garis_entry%%|*}" >/dev/null 2>&1 || printf ' %s' "${garis_entry##*|}"
  done
  for garis_entry in $garis_files; do
    garis_file_is_there "${garis_entry%%|*}" || printf ' %s' "${garis_entry##*|}"
  done
  # the report schema is checked with it; any python3 that has it will do
  python3 -c 'import jsonschema' >/dev/null 2>&1 || [ -d /usr/lib/python3/dist-packages/jsonschema ] ||
    printf ' python3-jsonschema'
}

garis_root_do() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

garis_setup() {
  # shellcheck disable=SC2086
  set -- $(garis_missing)
  [ $# -eq 0 ] && return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "Garis needs a C++20 compiler, CMake 3.25 and the libraries below. Not found here" >&2
    echo "(names of the Debian packages):" >&2
    printf '  %s\n' "$@" >&2
    echo "Install what your system calls them and run this script again." >&2
    # libraries may stand where only CMake looks; without the tools there is no use in trying
    command -v cmake >/dev/null 2>&1 && command -v ninja >/dev/null 2>&1
    return
  fi
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
    echo "Some packages are missing, and installing them needs root or sudo. As root, run:" >&2
    echo "  apt-get update && apt-get install -y --no-install-recommends $*" >&2
    return 1
  fi
  echo "Installing: $*"
  garis_root_do apt-get update -q || return 1
  garis_root_do apt-get install -y -q --no-install-recommends "$@"
}
