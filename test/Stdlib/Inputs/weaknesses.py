"""Asks `tmc doc` for standard weaknesses: each must lead to a rule. Prints each that does not, and how many do.

    weaknesses.py TMC WEAKNESSES
"""

import concurrent.futures
import json
import subprocess
import sys


def is_found(tmc: str, weakness: str) -> bool:
    done = subprocess.run([tmc, "doc", "--format=json", *weakness.split()], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if done.returncode:
        return False
    answer = json.loads(done.stdout)
    # A category leads to its rules.
    return any(thing["what"] == "rule" or thing.get("rules") for thing in answer["entries"] + answer["others"])


def main() -> int:
    tmc, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        wanted = [line.strip() for line in file if line.strip() and not line.startswith("#")]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        missing = [weakness for weakness, found in zip(wanted, pool.map(lambda word: is_found(tmc, word), wanted)) if not found]
    for weakness in missing:
        print(f"not found: {weakness}")
    print(f"{len(wanted) - len(missing)} of {len(wanted)} weaknesses found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
