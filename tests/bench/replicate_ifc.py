#!/usr/bin/env python3
"""Makes a large IFC file out of a small one.   replicate_ifc.py FILE.ifc COUNT OUT.ifc

The DATA section is written COUNT times with fresh instance numbers and fresh GlobalIds, under the one header. The
copies know nothing of each other, so the file has COUNT projects: good for measuring, not for reading as one building.
"""
import hashlib
import re
import sys

# strings first, so that a hash or a quote inside of one is left alone
TOKEN = re.compile(rb"/\*.*?\*/|'(?:\\S\\.|[^'])*'|#(\d+)", re.S)
GLOBAL_ID = re.compile(rb"(=\s*IFC\w+\s*\(\s*)'([0-3][0-9A-Za-z_$]{21})'")
DIGITS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$"


def fresh_id(old, copy):
    digest = hashlib.sha256(old + b" %d" % copy).digest()
    return bytes([DIGITS[digest[0] % 4]]) + bytes(DIGITS[b % 64] for b in digest[1:22])


def shifted(data, by, copy):
    data = TOKEN.sub(lambda m: m[0] if m[1] is None else b"#%d" % (int(m[1]) + by), data)
    return GLOBAL_ID.sub(lambda m: m[1] + b"'" + fresh_id(m[2], copy) + b"'", data)


def main():
    source, count, target = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    with open(source, "rb") as file:
        text = file.read()
    begin = re.search(rb"[\r\n]DATA\s*;", text).end()
    end = text.rindex(b"ENDSEC;")
    data = text[begin:end]
    step = max(int(m[1]) for m in TOKEN.finditer(data) if m[1]) + 1
    with open(target, "wb") as file:
        file.write(text[:begin])
        for copy in range(count):
            file.write(data if copy == 0 else shifted(data, copy * step, copy))
        file.write(b"ENDSEC;\nEND-ISO-10303-21;\n")


if __name__ == "__main__":
    main()
