/** A traced graph as the bytes of an ONNX ModelProto: opset 18, with com.microsoft for `FusedMatMul`. */
import { create, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType as AttributeType,
  ModelProtoSchema,
  type AttributeProtoSchema,
  type NodeProtoSchema,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from 'onnx-buf';
import { ONNX_TYPES, reachable, type Attribute, type Node, type Value } from './graph';
import type { Trace } from './trace';

const IR_VERSION = 8n;
const OPSETS = [
  { domain: '', version: 18n },
  { domain: 'com.microsoft', version: 1n },
];

export function encodeModel({ inputs, outputs }: Trace): Uint8Array {
  const results = [...new Set(Object.values(outputs))];
  const { nodes, constants } = reachable(results);
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    producerName: 'clade',
    opsetImport: OPSETS,
    graph: {
      name: 'program',
      node: nodes.map(encodeNode),
      initializer: constants.map(encodeConstant),
      input: inputs.map(valueInfo),
      output: results.map(valueInfo),
    },
  });
  return toBinary(ModelProtoSchema, model);
}

function encodeNode({ op, domain, inputs, outputs, attributes }: Node): MessageInitShape<typeof NodeProtoSchema> {
  return {
    opType: op,
    domain,
    input: inputs.map(({ name }) => name),
    output: outputs.map(({ name }) => name),
    attribute: Object.entries(attributes).map(([name, value]) => encodeAttribute(name, value)),
  };
}

function encodeAttribute(name: string, value: Attribute): MessageInitShape<typeof AttributeProtoSchema> {
  if (typeof value === 'number') return { name, type: AttributeType.INT, i: BigInt(value) };
  if (typeof value === 'string') return { name, type: AttributeType.STRING, s: new TextEncoder().encode(value) };
  return { name, type: AttributeType.INTS, ints: value.map(BigInt) };
}

function encodeConstant({ name, dtype, shape, constant }: Value): MessageInitShape<typeof TensorProtoSchema> {
  const { buffer, byteOffset, byteLength } = constant!;
  const rawData = new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  return { name, dataType: ONNX_TYPES[dtype], dims: shape.map(BigInt), rawData };
}

function valueInfo({ name, dtype, shape }: Value): MessageInitShape<typeof ValueInfoProtoSchema> {
  const dim = shape.map((length) => ({ value: { case: 'dimValue' as const, value: BigInt(length) } }));
  return { name, type: { value: { case: 'tensorType', value: { elemType: ONNX_TYPES[dtype], shape: { dim } } } } };
}
