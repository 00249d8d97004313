#!/usr/bin/env python3
"""A guideline of N rules, as long as real ones: guideline.py N > large.garis"""
import sys

PROPERTIES = [("wall", "u_value", "<=", "W/(m²·K)", 0.2, 0.9), ("roof", "u_value", "<=", "W/(m²·K)", 0.1, 0.6), ("window", "u_value", "<=", "W/(m²·K)", 0.8, 2.5),
              ("window", "shading_coefficient", "<=", "", 0.2, 0.8), ("space", "floor_area", ">=", "m²", 6, 60), ("building", "gross_floor_area", ">=", "m²", 100, 9000),
              ("wall", "solar_absorptance", "<=", "", 0.3, 0.9), ("roof", "opaque_area", ">=", "m²", 10, 900), ("wall", "opaque_area", ">=", "m²", 5, 300)]
USES = ["office", "retail", "hotel", "hospital", "school", "residential", "mixed", "studio"]


def rule(number):
    entity, name, sign, unit, low, high = PROPERTIES[number % len(PROPERTIES)]
    limit = low + (high - low) * ((number * 7) % 100) / 100
    building = "building" if entity == "building" else f"{entity}.building"
    applies = f"applies to {'building' if entity == 'building' else 'each ' + entity} where {building}.use is {USES[number % 8]} and {building}.storeys >= {number % 30 + 1}"
    return f"""
rule "{number}.1-{name}" {{ en "Requirement {number} on {name} of {entity}" ms "Keperluan {number}" ja "要件 {number}" }} {{
  cite "Document" clause "{number}.1" page {number} evidence secondary
  mandatory
  {applies}
  let limit = {limit:.3f} {unit}
    except "heritage {number}" where {building}.is_heritage use {limit * 0.9 if sign == ">=" else limit * 1.1:.3f} {unit}
  requires {entity}.{name} {sign} limit
  message fail {{ en "{{{entity}.name}}: {{actual:.2}}, limit {{limit}}; requirement {number}."
                 ms "{{{entity}.name}}: {{actual:.2}}, had {{limit}}; keperluan {number}."
                 ja "{{{entity}.name}}：{{actual:.2}}、限度値 {{limit}}、要件 {number}。" }}
  tags envelope
}}

test "{number}: open without data" {{
  given building "B" {{ use: {USES[number % 8]} storeys: 40 is_heritage: no }}
  {'' if entity == 'building' else f'given {entity} "e" in "B" {{ {name}: missing }}'}
  expect rule "{number}.1-{name}" for "{'B' if entity == 'building' else 'e'}" undetermined missing {entity}.{name}
}}
"""


def main():
    print('guideline "large" edition "2026" {\n  title     { en "Large" ms "Besar" ja "大" }\n  languages en, ms, ja\n}')
    for number in range(1, int(sys.argv[1]) + 1):
        print(rule(number), end="")


if __name__ == "__main__":
    main()
