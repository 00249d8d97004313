#!/usr/bin/env python3
"""OTTV of MS 1525 straight from a gbXML file, as an independent check of the pack my-ms1525.

    python3 ottv_reference.py office.xml [ABSORPTANCE]

    OTTV of a façade = 15 a (1 - WWR) Uw + 6 WWR Uf + 194 OF WWR SC      of the building = mean by gross area

It shares no code with the product: areas by Newell's method, orientation from RectangularGeometry/Azimuth (else the
normal) turned by CADModelAzimuth, walls = ExteriorWall next to a conditioned space, windows = glazed
openings in them. External shading is not considered. Prints one JSON object; `missing` lists what is not stated,
and then `ottv` is null.
ABSORPTANCE stands in where a wall states none: with 0 and with 1 it gives the bounds of the OTTV.
"""
import json
import math
import sys
import xml.etree.ElementTree as ET

ORIENTATIONS = ["north", "north_east", "east", "south_east", "south", "south_west", "west", "north_west"]
FACTOR = dict(zip(ORIENTATIONS, [0.90, 1.09, 1.23, 1.13, 0.92, 0.90, 0.94, 0.90]))
CONDITIONED = {"Heated", "Cooled", "HeatedAndCooled"}
# A skylight that stands in a wall is a window whatever its exporter calls it.
GLAZED = {"FixedWindow", "OperableWindow", "FixedSkylight", "OperableSkylight"}
SURFACE_RESISTANCES = 0.04 + 0.13  # m2K/W
SC_OF_SHGC = 1 / 0.87

LENGTH = {"Kilometers": 1e3, "Meters": 1, "Centimeters": 1e-2, "Millimeters": 1e-3,
          "Miles": 1609.344, "Yards": 0.9144, "Feet": 0.3048, "Inches": 0.0254}
U_VALUE = {"WPerSquareMeterK": 1, "BtuPerHourSquareFtF": 5.678263}
R_VALUE = {"SquareMeterKPerW": 1, "HrSquareFtFPerBTU": 1 / 5.678263}
CONDUCTIVITY = {"WPerMeterK": 1, "WPerCmC": 100, "BtuPerHourFtF": 1.730735}
FRACTION = {"Fraction": 1, "Percent": 0.01}


class Unreadable(Exception):
    pass


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def children(element, name):
    return [c for c in element if local(c) == name]


def child(element, *names):
    for name in names:
        element = next(iter(children(element, name)), None) if element is not None else None
    return element


def number(element):
    return float(element.text.strip().strip('"').replace(",", ""))


def quantity(element, units, default=None, attribute="unit"):
    """The number in base units; an unknown unit is an error, never a factor of one."""
    unit = element.get(attribute, default)
    if unit not in units:
        raise Unreadable(f"{local(element)}: unit {unit!r}")
    return number(element) * units[unit]


def polygon(element, length_unit):
    geometry = child(element, "PlanarGeometry")
    loop = child(geometry, "PolyLoop")
    scale = LENGTH[geometry.get("unit") or length_unit]
    return [[number(c) * scale for c in children(p, "Coordinate")] for p in children(loop, "CartesianPoint")]


def newell(points):
    n = [0.0, 0.0, 0.0]
    for (x, y, z), (u, v, w) in zip(points, points[1:] + points[:1]):
        n[0] += (y - v) * (z + w)
        n[1] += (z - w) * (x + u)
        n[2] += (x - u) * (y + v)
    return [c / 2 for c in n]


def area(element, length_unit):
    return math.hypot(*newell(polygon(element, length_unit)))


def orientation(surface, length_unit, turn):
    stated = child(surface, "RectangularGeometry", "Azimuth")
    if stated is not None:
        azimuth = number(stated)
    else:
        x, y, _ = newell(polygon(surface, length_unit))
        azimuth = math.degrees(math.atan2(x, y))
    return ORIENTATIONS[int(((azimuth + turn) % 360 + 22.5) // 45) % 8]


class Model:
    def __init__(self, path, absorptance=None):
        self.absorptance = absorptance
        self.root = ET.parse(path).getroot()
        self.length_unit = self.root.get("lengthUnit", "Feet")
        self.by_id = {e.get("id"): e for e in self.root.iter() if e.get("id")}
        self.campus = child(self.root, "Campus")
        north = child(self.campus, "Location", "CADModelAzimuth")
        self.turn = number(north) if north is not None else 0.0
        self.missing = []

    def miss(self, what):
        if what not in self.missing:
            self.missing.append(what)

    def conditioned(self, surface):
        answers = []
        for ref in children(surface, "AdjacentSpaceId"):
            space = self.by_id.get(ref.get("spaceIdRef"))
            condition = space.get("conditionType") if space is not None else None
            if condition is None:
                self.miss(f"{ref.get('spaceIdRef')}: conditionType")
            answers.append(condition in CONDITIONED)
        return any(answers)

    def material_resistance(self, material):
        stated = child(material, "R-value")
        if stated is not None:
            return quantity(stated, R_VALUE)
        thickness = quantity(child(material, "Thickness"), LENGTH, self.length_unit)
        return thickness / quantity(child(material, "Conductivity"), CONDUCTIVITY)

    def u_of_construction(self, construction):
        stated = child(construction, "U-value")
        if stated is not None:
            return quantity(stated, U_VALUE)
        layers = [self.by_id[i.get("layerIdRef")] for i in children(construction, "LayerId")]
        materials = [self.by_id[m.get("materialIdRef")] for l in layers for m in children(l, "MaterialId")]
        if not materials:
            return None
        return 1 / (SURFACE_RESISTANCES + sum(map(self.material_resistance, materials)))

    def wall_values(self, surface):
        construction = self.by_id.get(surface.get("constructionIdRef"))
        u = self.u_of_construction(construction) if construction is not None else None
        stated = [a for a in children(construction, "Absorptance") if a.get("type") == "ExtSolar"] if construction is not None else []
        alpha = quantity(stated[0], FRACTION) if stated else self.absorptance
        return u, alpha

    def window_values(self, opening):
        """Values on the opening itself come first, then those of its type, then of its construction."""
        sources = [opening] + [self.by_id[r] for r in (opening.get("windowTypeIdRef"), opening.get("constructionIdRef"))
                               if r in self.by_id]
        u = sc = None
        for source in sources:
            stated = child(source, "U-value")
            if u is None and stated is not None:
                u = quantity(stated, U_VALUE)
            stated = child(source, "ShadingCoeff")
            if sc is None and stated is not None:
                sc = quantity(stated, FRACTION)
        for source in sources:
            stated = [s for s in children(source, "SolarHeatGainCoeff") if s.get("solarIncidentAngle") is None]
            if sc is None and stated:
                sc = quantity(stated[0], FRACTION) * SC_OF_SHGC
        return u, sc

    def facades(self):
        """Per orientation the opaque pieces (area, u, alpha) and the glazed ones (area, u, sc)."""
        found = {}
        for surface in children(self.campus, "Surface"):
            if surface.get("surfaceType") != "ExteriorWall" or not self.conditioned(surface):
                continue
            walls, windows = found.setdefault(orientation(surface, self.length_unit, self.turn), ([], []))
            opaque = area(surface, self.length_unit)
            for opening in children(surface, "Opening"):
                size = area(opening, self.length_unit)
                opaque -= size
                if opening.get("openingType") in GLAZED:
                    u, sc = self.window_values(opening)
                    windows.append((size, u, sc))
                    self.check(opening, size, u_value=u, shading_coefficient=sc)
            u, alpha = self.wall_values(surface)
            walls.append((opaque, u, alpha))
            self.check(surface, opaque, u_value=u, solar_absorptance=alpha)
        return found

    def check(self, element, size, **values):
        for name, value in values.items():
            if size > 0 and value is None:
                self.miss(f"{element.get('id')}: {name}")


def total(pieces, term):
    """Sum over the pieces; None if a piece that has an area lacks a value."""
    if any(p[0] > 0 and None in p for p in pieces):
        return None
    return sum(term(*p) for p in pieces if p[0] > 0)


def share(part, whole):
    return part / whole if part is not None and whole else None


def facade(name, walls, windows):
    opaque, glazed = sum(p[0] for p in walls), sum(p[0] for p in windows)
    gross = opaque + glazed
    ua = total([(a, u) for a, u, _ in walls], lambda a, u: a * u)
    uaa = total(walls, lambda a, u, alpha: a * u * alpha)
    uf = total([(a, u) for a, u, _ in windows], lambda a, u: a * u)
    sca = total([(a, sc) for a, _, sc in windows], lambda a, sc: a * sc)
    ottv = None
    if None not in (uaa, uf, sca) and gross:
        ottv = (15 * uaa + 6 * uf + 194 * FACTOR[name] * sca) / gross
    # alpha by heat flow, so that alpha * u_wall is the mean of the products
    return {"area": gross, "wwr": share(glazed, gross), "u_wall": share(ua, opaque), "alpha": share(uaa, ua),
            "u_window": share(uf, glazed), "sc": share(sca, glazed), "ottv": ottv}


def rounded(value):
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    return round(value, 6) if isinstance(value, float) else value


def main(path, absorptance=None):
    model = Model(path, absorptance)
    found = model.facades()
    facades = {o: facade(o, *found[o]) for o in ORIENTATIONS if o in found}
    result = {"ottv": None, "facades": facades}
    if not facades:
        model.miss("no external wall next to a conditioned space")
    if model.missing:
        result["missing"] = model.missing
    else:
        result["ottv"] = sum(f["area"] * f["ottv"] for f in facades.values() if f["area"]) / sum(f["area"] for f in facades.values())
    print(json.dumps(rounded(result), indent=2))


if __name__ == "__main__":
    try:
        main(sys.argv[1], *map(float, sys.argv[2:]))
    except Unreadable as problem:
        sys.exit(f"{sys.argv[1]}: {problem}")
