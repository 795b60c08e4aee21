"""Prints how likely the findings of rules are as things stand: a line a rule, and on it what each finding is about.

    tmc --emit=json MODEL | likelihoods.py RULE-ID...
"""

import json
import sys


def main() -> int:
    findings = json.load(sys.stdin)["findings"]
    for rule in sys.argv[1:]:
        mine = [(",".join(x["bindings"].values()), x["risk"]["current"]["likelihood"]) for x in findings if x["rule"] == rule]
        print(rule + "".join(f" {name}:{likelihood}" for name, likelihood in sorted(mine)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
