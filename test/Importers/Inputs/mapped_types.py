"""Counts the types of resources that the mappings know, and says which are there twice.

    mapped_types.py STDLIB
"""

import collections
import pathlib
import re
import sys

PROVIDERS = {"aws": r'"(aws_\w+)"', "azure": r'"(azurerm_\w+)"', "google": r'"(google_\w+)"'}


def main():
    folder = pathlib.Path(sys.argv[1]) / "std" / "mapping"
    # What configures another resource is no part of its own.
    text = "\n".join(line for line in (folder / "terraform.tm").read_text(encoding="utf-8").split("\n")
                     if '"has ' not in line)
    for name, pattern in PROVIDERS.items():
        count = collections.Counter(re.findall(pattern, text))
        print(f"{name} {len(count)}, twice {sorted(word for word in count if count[word] > 1)}")
    stack = (folder / "cloudformation.tm").read_text(encoding="utf-8")
    count = collections.Counter(re.findall(r'"(AWS::[\w:]+)"', stack))
    print(f"cloudformation {len(count)}, twice {sorted(word for word in count if count[word] > 1)}")


if __name__ == "__main__":
    main()
