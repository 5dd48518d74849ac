#!/usr/bin/env python3
"""forms.py SOURCES TEMPLATES: a form is told once.

Each field that a page draws is a row of its form; no page has a label of its own
for it; and a label that a template writes by hand, where a field is drawn by the
page itself, says what the row says, for the sentence of a problem names it.
"""
import glob, os, re, sys

SOURCES, TEMPLATES = sys.argv[1:3]
ROW = re.compile(r'FIELD_(?:(?:TEXT|CHOICE)\(struct \w+|OF\(TYPE_\w+, struct \w+|MANY\()[^"]*?"(\w+)",\s*"([^"]+)"')
# Ticks, buttons and scanners: what they say is an act, and no sentence is made of it.
ACTS = {"xac_nhan_mat_khau", "khong_dien_thoai", "xac_nhan_trung", "tra_ngay", "xac_nhan_lap_lai", "da_kiem_tra", "loai_nguoi_nhan", "tra_ban_chinh", "ma", "tep", "ten"}

ASKED = {("units.tpl", "ngay")}  # of the address, which no form reads


def text(path):
    with open(path, encoding="utf8") as f:
        return f.read()


def said(label):
    return label.split(" (")[0].lower()


files = {p: text(p) for p in sorted(glob.glob(f"{SOURCES}/**/*.c", recursive=True))}
arrays, forms, labels = {}, {}, {}
for path, body in files.items():
    for name, rows in re.findall(r"static const struct field (\w+)\[\] = \{(.*?)\n\};", body, re.S):
        arrays[path, name] = ROW.findall(rows)
        for field, label in arrays[path, name]:
            labels.setdefault(field, set()).add(said(label))
    for form, rows in re.findall(r"const struct form (\w+) =\s*FORM\w*\(\s*struct \w+,\s*(\w+)", body):
        forms[form] = {field for field, _ in arrays.get((path, rows), [])}
for path, body in files.items():
    for at in re.finditer(r'\.label = "[^"]*"', body):
        print(f"{path}: {at.group(0)}  <- the words stand in the form's row")
    alias = None
    for at in re.finditer(r'const struct form \*form = &(\w+);|page_field\(\s*\w[^;"&]*?(?:&(\w+)|\bform),\s*"(\w+)"', body):
        if at.group(1):
            alias = at.group(1)
            continue
        form = at.group(2) or alias
        if at.group(3) not in forms.get(form, ()):
            print(f"{path}: {form} has no row {at.group(3)}")
for path in sorted(glob.glob(f"{TEMPLATES}/**/*.tpl", recursive=True)):
    for field, words in re.findall(r'<label[^>]*for="([a-z_]+)"[^>]*>([^<{]+)', text(path)):
        if field in labels and field not in ACTS and (os.path.basename(path), field) not in ASKED and said(words.strip()) not in labels[field]:
            print(f"{path}: “{words.strip()}” is {field}, which problems call {' or '.join(sorted(labels[field]))}")
