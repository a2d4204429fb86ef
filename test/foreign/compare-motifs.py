"""Aligns each pair of motifs of a JASPAR file by summed Pearson correlations of positions, by Biopython's counts and opposite strands and numpy's correlations; prints scores as JSON."""

import json
import sys

import numpy
from Bio import motifs

LEAST_OVERLAP = 4


def shares(motif):
    counts = numpy.array([[motif.counts[base][at] for base in "ACGT"] for at in range(motif.length)], dtype=float)
    return counts / counts.sum(axis=1, keepdims=True)


def aligned(one, other):
    least = min(len(one), len(other), LEAST_OVERLAP)
    scores = []
    for offset in range(least - len(one), len(other) - least + 1):
        pairs = [(one[at], other[at + offset]) for at in range(len(one)) if 0 <= at + offset < len(other)]
        scores.append(sum(numpy.corrcoef(a, b)[0, 1] for a, b in pairs))
    return max(scores)


with open(sys.argv[1]) as handle:
    read = list(motifs.parse(handle, "jaspar"))
print(
    json.dumps(
        [
            [max(aligned(shares(one), shares(other)), aligned(shares(one), shares(other.reverse_complement()))) for other in read]
            for one in read
        ]
    )
)
