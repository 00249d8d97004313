#!/usr/bin/env python3
"""Writes the tables of the IFC schemas from their EXPRESS definitions.

    generate.py FOLDER_WITH_EXP_FILES            writes ifc2x3.cpp, ifc4.cpp, ifc4x3.cpp beside this file
    generate.py FOLDER_WITH_EXP_FILES --check    exit 1 if one of them would become another

The folder holds IFC2X3_TC1.exp, IFC4_ADD2_TC1.exp and IFC4X3_ADD2.exp, which buildingSMART International publishes.
Taken over are names: entities with their supertype, explicit and inverse attributes, defined types, enumerations, selects.
Rules (WHERE, UNIQUE), functions and bounds of aggregates are not. Entities are numbered in preorder, so
that the subtypes of one are a range. Types are numbered: basic ones, then defined ones by name; from ENTITY on, entities.
See tables.hpp for what each row means.
"""
import re
import sys
from pathlib import Path

SCHEMAS = [("IFC2X3_TC1.exp", "ifc2x3", "IFC2X3"), ("IFC4_ADD2_TC1.exp", "ifc4", "IFC4"), ("IFC4X3_ADD2.exp", "ifc4x3", "IFC4X3")]
BASIC = ["REAL", "INTEGER", "NUMBER", "BOOLEAN", "LOGICAL", "STRING", "BINARY"]  # the order of TypeKind
ENUMERATION, SELECT, AN_ENTITY = range(len(BASIC), len(BASIC) + 3)
ENTITY = 0x8000
NONE = 0xFFFF
INVERSE = re.compile(r"^\s*(\w+)\s*:\s*(?:(?:SET|BAG)\s*(?:\[[^\]]*\])?\s*OF\s+)?(\w+)\s+FOR\s+(\w+)\s*;", re.M)
SECTION = re.compile(r"^\s*(DERIVE|INVERSE|UNIQUE|WHERE)\b", re.M)
AGGREGATE = re.compile(r"^(?:LIST|SET|ARRAY|BAG)\s*(?:\[[^\]]*\])?\s*OF\s+(?:UNIQUE\s+)?", re.I)


class Entity:
    def __init__(self, name, parent, is_abstract, attributes, derived, inverses):
        self.name, self.parent, self.is_abstract = name, parent, is_abstract
        self.attributes, self.derived, self.inverses = attributes, derived, inverses
        self.children = []


class Pool:
    """Texts, each once, behind each other."""

    def __init__(self):
        self.index, self.texts = {}, []

    def add(self, text):
        if text not in self.index:
            self.index[text] = len(self.texts)
            self.texts.append(text)
        return self.index[text]


def stripped(text):
    return re.sub(r"--[^\n]*", "", re.sub(r"\(\*.*?\*\)", "", text.replace("\r", ""), flags=re.S))


def read_type(text):
    """(number of aggregates around it, name, whether it is optional)"""
    text = " ".join(text.split())
    is_optional = text.upper().startswith("OPTIONAL ")
    text = text[len("OPTIONAL "):] if is_optional else text
    depth = 0
    while match := AGGREGATE.match(text):
        text, depth = text[match.end():], depth + 1
    return depth, re.match(r"\w+", text)[0], is_optional


def read_entity(name, body):
    head, _, rest = body.partition(";")
    parent = re.search(r"SUBTYPE\s+OF\s*\(\s*(\w+)\s*\)", head)
    parts = SECTION.split(rest)
    sections = {parts[i]: parts[i + 1] for i in range(1, len(parts) - 1, 2)}
    attributes = []
    for declaration in parts[0].split(";"):
        if ":" in declaration and "\\" not in declaration:  # SELF\IfcX.Name only narrows a type
            names, kind = declaration.split(":", 1)
            attributes += [(each.strip(), read_type(kind)) for each in names.split(",")]
    derived = re.findall(r"SELF\\\w+\.(\w+)\s*:", sections.get("DERIVE", ""))
    inverses = INVERSE.findall(sections.get("INVERSE", ""))
    return Entity(name, parent and parent[1], "ABSTRACT" in head.upper(), attributes, derived, inverses)


def read_schema(text):
    entities = {m[1]: read_entity(m[1], m[2]) for m in re.finditer(r"\bENTITY\s+(\w+)(.*?)END_ENTITY\s*;", text, re.S)}
    types = {m[1]: " ".join(m[2].split()) for m in re.finditer(r"\bTYPE\s+(\w+)\s*=\s*(.*?);.*?END_TYPE\s*;", text, re.S)}
    for entity in entities.values():
        if entity.parent:
            entities[entity.parent].children.append(entity)
    return entities, types


def in_preorder(entities):
    order = []

    def visit(entity):
        entity.id = len(order)
        order.append(entity)
        for child in sorted(entity.children, key=lambda e: e.name):
            visit(child)
        entity.last = len(order) - 1

    for entity in sorted((e for e in entities.values() if not e.parent), key=lambda e: e.name):
        visit(entity)
    return order


def all_attributes(entity, entities):
    inherited = all_attributes(entities[entity.parent], entities) if entity.parent else []
    return inherited + entity.attributes


class Tables:
    def __init__(self, text):
        self.entities, self.types = read_schema(text)
        self.order = in_preorder(self.entities)
        self.pool = Pool()
        names = sorted(self.types, key=str.upper)
        self.number = {name: i for i, name in enumerate(BASIC + names)}
        self.number |= {e.name: ENTITY + e.id for e in self.order}
        self.members = []
        self.type_rows = [(self.pool.add(name), i, 0, NONE, 0, 0) for i, name in enumerate(BASIC)]
        self.type_rows += [self.type_row(name) for name in names]
        self.attributes, self.entity_rows, self.derived = [], [], []
        for entity in self.order:
            self.add_entity(entity)
        self.inverses = [self.inverse_row(e, *inverse) for e in self.order for inverse in e.inverses]
        self.by_name = [e.id for e in sorted(self.order, key=lambda e: e.name.upper())]

    def resolved(self, name):
        """(kind, aggregates) under all the names"""
        if name in BASIC:
            return BASIC.index(name), 0
        definition = self.types[name]
        if definition.startswith("ENUMERATION"):
            return ENUMERATION, 0
        if definition.startswith("SELECT"):
            return SELECT, 0
        depth, below, _ = read_type(definition)
        if below in self.entities:
            return AN_ENTITY, depth
        kind, more = self.resolved(below)
        return kind, depth + more

    def type_row(self, name):
        kind, depth = self.resolved(name)
        first, below = len(self.members), NONE
        if kind in (ENUMERATION, SELECT) and depth == 0 and "(" in self.types[name]:
            inside = re.search(r"\((.*)\)", self.types[name])[1].split(",")
            self.members += [self.pool.add(m.strip()) if kind == ENUMERATION else self.number[m.strip()] for m in inside]
        else:
            below = self.number[read_type(self.types[name])[1]]
        return self.pool.add(name), kind, depth, below, first, len(self.members) - first

    def inverse_row(self, entity, name, relation, attribute):
        place = [each for each, _ in all_attributes(self.entities[relation], self.entities)].index(attribute)
        return entity.id, self.pool.add(name), self.entities[relation].id, place

    def add_entity(self, entity):
        every = [name for name, _ in all_attributes(entity, self.entities)]
        parent = self.entities[entity.parent].id if entity.parent else NONE
        self.entity_rows.append((self.pool.add(entity.name), parent, entity.last, len(self.attributes), len(every) - len(entity.attributes),
                                 len(every), int(entity.is_abstract)))
        for name, (depth, kind, is_optional) in entity.attributes:
            self.attributes.append((self.pool.add(name), self.number[kind], depth, int(is_optional)))
        self.derived += [(entity.id, every.index(name)) for name in entity.derived]


def wrapped(items, width=150):
    lines, line = [], ""
    for item in items:
        if len(line) + len(item) > width:
            lines.append(line)
            line = ""
        line += item
    return "\n".join(lines + [line])


def array(kind, name, items):
    return f"constexpr {kind} {name}[] = {{\n{wrapped(items)}\n}};\n"


def rows(items):
    return ["{" + ",".join(map(str, item)) + "}," for item in items]


def numbers(items):
    return [f"{item}," for item in items]


def rendered(file, name, title, tables):
    offsets, place = [], 0
    for text in tables.pool.texts:
        offsets.append(place)
        place += len(text)
    offsets.append(place)
    pool = "\n".join(f'"{line}"' for line in wrapped(tables.pool.texts).split("\n"))
    return f"""// Generated by generate.py from {file}; do not edit.
//
// Names of the {title} schema: Industry Foundation Classes, (c) buildingSMART International Limited.
// clang-format off
#include "checker/readers/ifc/schema/tables.hpp"

namespace garis::ifc {{
namespace {{

constexpr char kPool[] =
{pool};
{array("std::uint32_t", "kNames", numbers(offsets))}
{array("EntityRow", "kEntities", rows(tables.entity_rows))}
{array("std::uint16_t", "kByName", numbers(tables.by_name))}
{array("AttributeRow", "kAttributes", rows(tables.attributes))}
{array("DerivedRow", "kDerived", rows(tables.derived))}
{array("InverseRow", "kInverses", rows(tables.inverses))}
{array("TypeRow", "kTypes", rows(tables.type_rows))}
{array("std::uint16_t", "kMembers", numbers(tables.members))}
}}  // namespace

static constexpr Tables kTables = {{"{title}", kPool, kNames, kEntities, kByName, kAttributes, kDerived, kInverses, kTypes, kMembers}};
const Tables& {name}_tables() {{ return kTables; }}

}}  // namespace garis::ifc
"""


def main():
    folder, here = Path(sys.argv[1]), Path(__file__).resolve().parent
    stale = []
    for file, name, title in SCHEMAS:
        text = rendered(file, name, title, Tables(stripped((folder / file).read_text(encoding="ascii"))))
        target = here / f"{name}.cpp"
        if "--check" not in sys.argv:
            target.write_text(text, encoding="ascii")
        elif target.read_text(encoding="ascii") != text:
            stale.append(target.name)
    print("\n".join(f"{name}: not what generate.py writes" for name in stale) or "ok")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
