"""Checks a JUnit report against what its readers agree on: elements, attributes, and counts that add up.

    check_junit.py FILE
"""

import sys
import xml.etree.ElementTree as xml

COUNTS = {"tests", "failures", "errors", "skipped", "assertions"}
ATTRIBUTES = {
    "testsuites": {"name", "time", *COUNTS},
    "testsuite": {"name", "time", "timestamp", "hostname", "id", "package", *COUNTS},
    "testcase": {"name", "classname", "time", "file", "line", "assertions", "status"},
    "failure": {"message", "type"}, "error": {"message", "type"}, "skipped": {"message"},
}
CHILDREN = {"testsuites": {"testsuite"}, "testsuite": {"testcase"}, "testcase": {"failure", "error", "skipped"}}
REQUIRED = {"testsuite": {"name", "tests"}, "testcase": {"name", "classname"}, "failure": {"type"}}


def problems_of(element):
    known = ATTRIBUTES.get(element.tag)
    if known is None:
        return [f"unknown element {element.tag}"]
    problems = [f"{element.tag} has no attribute {name}" for name in sorted(REQUIRED.get(element.tag, set()) - set(element.keys()))]
    problems += [f"{element.tag} must not have {name}" for name in sorted(set(element.keys()) - known)]
    problems += [f"{element.tag}/@{name} is no number" for name in COUNTS & set(element.keys()) if not element.get(name).isdigit()]
    for child in element:
        if child.tag not in CHILDREN.get(element.tag, set()):
            problems.append(f"{child.tag} inside {element.tag}")
        problems += problems_of(child)
    return problems


def counts_of(element):
    cases = list(element.iter("testcase"))
    return {"tests": len(cases), "failures": sum(case.find("failure") is not None for case in cases),
            "errors": sum(case.find("error") is not None for case in cases)}


def check(text):
    root = xml.fromstring(text)
    problems = problems_of(root) if root.tag in ("testsuites", "testsuite") else [f"root is {root.tag}"]
    for element in [root, *root.iter("testsuite")]:
        for name, count in counts_of(element).items():
            if name in element.keys() and element.get(name) != str(count):
                problems.append(f"{element.tag} {element.get('name')}: {name} is {element.get(name)}, there are {count}")
    return problems


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:
        found = check(file.read())
    print("\n".join(found))
    sys.exit(1 if found else 0)
