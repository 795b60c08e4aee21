# Shared by the scripts of tools/dev, each of which starts with `source`ing it. Leaves the caller in the repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# The system's Python, which has the packages that setup installs, before one of a version manager.
if [[ -x /usr/bin/python3 ]]; then python=/usr/bin/python3; else python=python3; fi

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }

die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# Ends with what an argument may be meant as.
refuse() { # ARGUMENT USAGE CHOICE...
  local argument=$1 usage=$2 near
  shift 2
  near=$("$python" -c 'import difflib, sys; print(*difflib.get_close_matches(sys.argv[1].split("=")[0], sys.argv[2:], 1))' "$argument" "$@")
  die "unknown argument \`$argument\`${near:+; did you mean \`$near\`?}
usage: $usage"
}

# The build directory of a preset, as CMakePresets.json has it.
build_dir() { if [[ $1 == release ]]; then echo build; else echo "build-$1"; fi; }

# C++ files of ours, as git knows them or would.
cxx_files() { git ls-files --cached --others --exclude-standard -- '*.cpp' '*.h' | grep -E '^(lib|tools|test)/' || true; }
