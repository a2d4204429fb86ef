"""Reads a phylogeny by the ALife standard as docs/exports.md tells to, and prints what phylotrackpy says of it as JSON."""

import csv
import json
import re
import sys

from phylotrackpy import systematics

given, single = sys.argv[1:]
with open(given, newline="") as file:
    rows = list(csv.DictReader(file))
for row in rows:
    row["ancestor_list"] = re.sub(r",.*\]", "]", row["ancestor_list"])
    row["destruction_time"] = row["destruction_time"].replace("none", "inf")
with open(single, "w", newline="") as file:
    writer = csv.DictWriter(file, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)


def loaded(path):
    phylogeny = systematics.Systematics(lambda taxon: taxon)
    phylogeny.load_from_file(path, "taxon_label", False, False)
    return phylogeny


phylogeny = loaded(single)
try:
    loaded(given)
    refusal = None
except RuntimeError as error:
    refusal = str(error)
print(
    json.dumps(
        {"active": phylogeny.get_num_active(), "roots": phylogeny.get_num_roots(), "refusal": refusal}
    )
)
