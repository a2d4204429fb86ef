"""Reads motifs (jaspar, transfac, minimal MEME) by Biopython and prints ids, counts and relative entropies in bits as JSON."""

import json
import sys

from Bio import motifs

form, file = sys.argv[1:]
with open(file) as handle:
    read = motifs.parse(handle, form)


def told(motif):
    name = motif.get("AC") if form == "transfac" else getattr(motif, "matrix_id", None) or motif.name
    counts = [[motif.counts[base][at] for base in "ACGT"] for at in range(motif.length)]
    return {"id": name, "counts": counts, "bits": motif.pssm.mean()}


print(json.dumps([told(motif) for motif in read]))
