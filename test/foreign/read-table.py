"""Reads CSV by pandas, numbers to their last digit, and prints types and values by column as JSON; a missing cell is null."""

import json
import sys

import pandas

table = pandas.read_csv(sys.argv[1], float_precision="round_trip")
columns = {
    name: {
        "type": str(values.dtype),
        "values": [None if pandas.isna(value) else value for value in values.astype(object)],
    }
    for name, values in table.items()
}
print(json.dumps(columns))
