"""Reads a tree (newick, nexus, phyloxml) by Biopython, and what Biopython then writes in that format; prints both as JSON."""

import json
import sys
import tempfile

from Bio import Phylo


def told(tree):
    branches = [
        [child.name or "", clade.name or "", child.branch_length]
        for clade in tree.find_clades()
        for child in clade.clades
    ]
    return {
        "branches": branches,
        "tips": tree.count_terminals(),
        "confidences": [clade.confidence for clade in tree.find_clades() if clade.confidence is not None],
    }


form, file = sys.argv[1:]
tree = Phylo.read(file, form)
with tempfile.NamedTemporaryFile(mode="w+", suffix=form) as again:
    Phylo.write(tree, again.name, form)
    answer = {"read": told(tree), "again": told(Phylo.read(again.name, form))}
if form == "phyloxml":
    names = {clade.id_source: clade.name for clade in tree.find_clades()}
    answer["secondary"] = [[names[each.id_ref_0], names[each.id_ref_1]] for each in tree.clade_relations]
print(json.dumps(answer))
