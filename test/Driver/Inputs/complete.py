"""Completes command lines as bash does with the script that is given: prints each with what is offered."""

import subprocess
import sys

LINES = [
    "tmc che", "tmc ", "tmc check --fail-on-q", "tmc check --gaol", "tmc diagram --format=s", "tmc --emit=blast",
    "tmc init --te", "tmc help dia", "tmc list ch", "tmc-format --in",
]  # fmt: skip
DRIVER = """
source "$1"
COMP_LINE=$2 COMP_POINT=${#2}
# bash splits words at `=`, too.
read -r -a COMP_WORDS <<< "${2//=/ = }"
[[ $2 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
compopt() { :; }
case ${COMP_WORDS[0]} in tmc) _tmc ;; *) _tmc_format ;; esac
echo "[$2] ${COMPREPLY[*]}"
"""
for line in LINES:
    done = subprocess.run(["bash", "-c", DRIVER, "bash", sys.argv[1], line], capture_output=True, text=True, timeout=30)
    print(done.stdout.rstrip() + done.stderr)
