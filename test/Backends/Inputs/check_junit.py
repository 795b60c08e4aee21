"""Reads JUnit's XML: that it adds up, and says how many cases came out how."""

import sys
import xml.etree.ElementTree as ET

for name in sys.argv[1:]:
    root = ET.parse(name).getroot()
    assert root.tag == "testsuites" and len(root), name
    total = [0, 0, 0, 0]
    for suite in root:
        assert suite.tag == "testsuite" and suite.get("name")
        cases = suite.findall("testcase")
        assert cases, "a suite without a case would be green"
        names = [(case.get("classname"), case.get("name")) for case in cases]
        assert all(all(pair) for pair in names) and len(set(names)) == len(names)
        counts = [len(cases)] + [sum(case.find(tag) is not None for case in cases) for tag in ("failure", "error", "skipped")]
        assert counts == [int(suite.get(word)) for word in ("tests", "failures", "errors", "skipped")]
        for case in cases:
            failure = case.find("failure")
            if failure is not None:
                assert failure.get("message") and failure.text.strip() and case.get("file") and case.get("line")
        total = [a + b for a, b in zip(total, counts)]
    assert total == [int(root.get(word)) for word in ("tests", "failures", "errors", "skipped")]
    print(f"{total[0]} cases, {total[1]} failed, {total[2]} wrong, {total[3]} skipped, {total[0] - sum(total[1:])} passed")
