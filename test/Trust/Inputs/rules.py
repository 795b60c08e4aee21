"""Prints what rules say of each system of a model: a line a rule, and on it the systems with the worst state there.

    tmc --emit=json MODEL | rules.py RULE-ID...

Systems of which a rule says nothing are left out. A severity stands with each open finding.
"""

import json
import sys

ORDER = ["open", "planned", "accepted", "question", "mitigated", "dismissed", "transferred"]


def main() -> int:
    document = json.load(sys.stdin)
    for rule in sys.argv[1:]:
        worst = {}
        for finding in document["findings"]:
            if finding["rule"] != rule:
                continue
            for system in {name.split(".")[0] for name in finding["bindings"].values()}:
                state = finding["state"]
                text = f"open({finding['severity'].lower()})" if state == "open" else state
                rank = ORDER.index(state)
                if system not in worst or rank < worst[system][0]:
                    worst[system] = (rank, text)
        print(rule + "".join(f" {system}:{text}" for system, (_, text) in sorted(worst.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
