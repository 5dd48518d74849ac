#!/usr/bin/env python3
"""members.py SOURCES DOMAIN: a refusal of the domain names a member of its command.

Where that stands on a page is said by the handler's form (form_place): a domain
that named a field of a page would lose its place when the page renames it.
"""
import glob, re, sys

SOURCES, DOMAIN = sys.argv[1:3]


def bodies(folder):
    for path in sorted(glob.glob(f"{folder}/**/*.[ch]", recursive=True)):
        with open(path, encoding="utf8") as f:
            yield path, f.read()


names = {"noi-dung"}
for _, body in bodies(SOURCES):
    for row in re.findall(r"\bFIELD_[A-Z]+\((.*?)\n", body):
        names.update(re.findall(r'"([a-z_]+)"', row)[:1])
for path, body in bodies(DOMAIN):
    for at in re.finditer(r'\brefuse\(\s*cx,\s*\w+,\s*"([\w-]+)"', body):
        if at.group(1) in names:
            line = body.count("\n", 0, at.start()) + 1
            print(f"{path}:{line}: “{at.group(1)}” is a field of a page  <- MEMBER() or ARGUMENT()")
