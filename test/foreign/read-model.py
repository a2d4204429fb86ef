"""Reads models as pairs of safetensors and ONNX files, checks them, runs them on windows of zeros, and prints what they hold as JSON."""

import json
import sys

import numpy
import onnx
import onnxruntime
from safetensors import safe_open


def told(weights_file, model_file):
    with safe_open(weights_file, framework="numpy") as file:
        weights = {name: file.get_tensor(name) for name in file.keys()}
        metadata = file.metadata()
    model = onnx.load(model_file)
    onnx.checker.check_model(model, full_check=True)
    session = onnxruntime.InferenceSession(model_file, providers=["CPUExecutionProvider"])
    tokens = numpy.zeros((2, int(metadata["context"])), dtype=numpy.int32)
    (logits,) = session.run(["logits"], {"tokens": tokens})
    initializers = {each.name: onnx.numpy_helper.to_array(each) for each in model.graph.initializer}
    return {
        "metadata": metadata,
        "onnxMetadata": {each.key: each.value for each in model.metadata_props},
        "opset": [each.version for each in model.opset_import if each.domain == ""],
        "parameters": int(sum(each.size for each in weights.values())),
        "weights": list(weights),
        "same": [name for name in weights if numpy.array_equal(weights[name], initializers.get(name))],
        "logits": list(logits.shape),
        "finite": bool(numpy.isfinite(logits).all()),
    }


files = sys.argv[1:]
print(json.dumps([told(*pair) for pair in zip(files[::2], files[1::2])]))
