"""Reads a Word, OpenDocument or Excel file with nothing but Python's own library, and prints what stands in it as JSON.

python3 read-paper.py FILE.docx|FILE.odt|FILE.xlsx
A document is a list of {"level": 0 to 9, "words": ...}, a paragraph or a heading each, in the order in which it is read.
A workbook is a list of {"name": ..., "rows": [[value, ...], ...]}: numbers are numbers, all else is words.
"""

import json
import re
import sys
import zipfile
from xml.etree import ElementTree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def part(file, name):
    return ElementTree.fromstring(file.read(name))


def word_paragraphs(file):
    passed_over = {WORD + "del", WORD + "pPr", WORD + "rPr", WORD + "instrText"}

    def words(node):
        if node.tag in passed_over or node.tag.endswith("}Fallback"):
            return ""
        if node.tag == WORD + "t":
            return node.text or ""
        if node.tag in (WORD + "tab", WORD + "br", WORD + "cr"):
            return " "
        return "".join(words(child) for child in node)

    for paragraph in part(file, "word/document.xml").iter(WORD + "p"):
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        name = "" if style is None else style.get(WORD + "val", "")
        heading = re.fullmatch(r"Heading(\d)", name)
        yield {"level": int(heading.group(1)) if heading else 0, "words": words(paragraph)}


def open_paragraphs(file):
    blank = {TEXT + "s", TEXT + "tab", TEXT + "line-break"}
    own = {TEXT + "p", TEXT + "h"}

    def words(node):
        said = " " if node.tag in blank else node.text or ""
        for child in node:
            said += ("" if child.tag in own else words(child)) + (child.tail or "")
        return said

    body = part(file, "content.xml").find(OFFICE + "body")
    for node in body.iter():
        if node.tag in own:
            level = int(node.get(TEXT + "outline-level", "1")) if node.tag == TEXT + "h" else 0
            yield {"level": level, "words": words(node)}


def sheets(file):
    def words(node):
        return "".join(one.text or "" for one in node.iter(SHEET + "t"))

    names = file.namelist()
    shared = [words(one) for one in part(file, "xl/sharedStrings.xml")] if "xl/sharedStrings.xml" in names else []
    leads = {one.get("Id"): one.get("Target") for one in part(file, "xl/_rels/workbook.xml.rels")}

    def column(place):
        at = 0
        for letter in re.match(r"[A-Z]+", place).group():
            at = at * 26 + ord(letter) - ord("A") + 1
        return at - 1

    def value(cell):
        if cell.find(SHEET + "f") is not None:
            raise ValueError("a formula")
        kind, said = cell.get("t", "n"), cell.findtext(SHEET + "v")
        if kind == "inlineStr":
            return words(cell)
        if said is None:
            return None
        return shared[int(said)] if kind == "s" else float(said) if kind == "n" else said

    for one in part(file, "xl/workbook.xml").find(SHEET + "sheets"):
        path = leads[one.get(LINK)]
        sheet = part(file, path.lstrip("/") if path.startswith("/") else "xl/" + path)
        rows = []
        for row in sheet.iter(SHEET + "row"):
            values = []
            for cell in row.iter(SHEET + "c"):
                at = column(cell.get("r"))
                values += [None] * (at + 1 - len(values))
                values[at] = value(cell)
            rows.append(values)
        yield {"name": one.get("name"), "rows": rows}


with zipfile.ZipFile(sys.argv[1]) as file:
    inside = file.namelist()
    read = word_paragraphs if "word/document.xml" in inside else sheets if "xl/workbook.xml" in inside else open_paragraphs
    json.dump(list(read(file)), sys.stdout)
