/** A traced graph as the bytes of an ONNX ModelProto: opset 18, with com.microsoft for `FusedMatMul`. */
import { create, toBinary, type DescMessage, type Message, type MessageInitShape } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType as AttributeType,
  ModelProtoSchema,
  type AttributeProtoSchema,
  type GraphProtoSchema,
  type NodeProtoSchema,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from 'onnx-buf';
import { ANY, ONNX_TYPES, reachable, type Attribute, type Node, type Value } from './graph';
import { narrowSplits } from './narrow-splits';
import type { Loop } from './program';
import type { Trace } from './trace';

const IR_VERSION = 8n;
const OPSETS = [
  { domain: '', version: 18n },
  { domain: 'com.microsoft', version: 1n },
];

/** Of a loop: the input that says how many steps to take, and what its body gets: the step's number from 0, and true. */
export const STEPS = '%steps';
const STEP = '%step';
const GO_ON = '%go-on';

/** `narrow`: for an engine that binds few buffers at once. */
export function encodeModel(trace: Trace, loop?: Loop, narrow = false): Uint8Array {
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    producerName: 'clade',
    opsetImport: OPSETS,
    graph: loop ? encodeLoop(trace, loop, narrow) : encodeGraph(trace, narrow),
  });
  return toBinary(ModelProtoSchema, model);
}

/** The same for programs other than this one: operators of ai.onnx alone, `held` tensors beside the constants, texts by name. */
export function encodeStandardModel(
  trace: Trace,
  held: readonly Value[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const graph = encodeGraph(trace, false);
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    producerName: 'clade',
    opsetImport: OPSETS.filter(({ domain }) => domain === ''),
    graph: { ...graph, initializer: [...held.map(encodeConstant), ...graph.initializer!] },
    metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  });
  return toBinary(ModelProtoSchema, model);
}

/** The names that a model's outputs have, by those of the program. */
export function outputNames({ outputs }: Trace, loop?: Loop): readonly (readonly [name: string, output: string])[] {
  return Object.entries(outputs).map(([name, value]) => [name, loop ? `${name}%out` : value.name]);
}

/** A message as it is written down: without what the library adds. */
type Plain<Schema extends DescMessage> = Exclude<MessageInitShape<Schema>, Message>;
type GraphProto = Plain<typeof GraphProtoSchema>;
type NodeProto = Plain<typeof NodeProtoSchema>;

function encodeGraph({ inputs, outputs }: Trace, narrow: boolean): GraphProto {
  const results = [...new Set(Object.values(outputs))];
  return {
    ...encodeBody(results, narrow),
    input: inputs.map((value) => valueInfo(value)),
    output: results.map((value) => valueInfo(value)),
  };
}

function encodeBody(results: readonly Value[], narrow: boolean): GraphProto {
  const body = reachable(results);
  const { nodes, constants } = narrow ? narrowSplits(body) : body;
  return { name: 'program', node: nodes.map(encodeNode), initializer: constants.map(encodeConstant) };
}

/**
 * A graph whose only node is a Loop, with the program as its body. What is carried is handed from step to step; the body picks its
 * share of what is given for each step, and reads the rest from the graph around it.
 */
function encodeLoop({ inputs, outputs }: Trace, { carried, perStep }: Loop, narrow: boolean): GraphProto {
  const body = encodeBody(Object.values(outputs), narrow);
  const byName = new Map(inputs.map((value) => [value.name, value]));
  const names = [...carried, ...Object.keys(outputs).filter((name) => !carried.includes(name))];
  const picks = perStep.map((name): NodeProto => ({ opType: 'Gather', input: [`${name}%all`, STEP], output: [name] }));
  const goOn: NodeProto = { opType: 'Identity', input: [GO_ON], output: [`${GO_ON}-next`] };
  const values = names.map((name) => outputs[name]);
  // a body gives what its nodes make, and nothing twice
  const results = values.map((value, at) => (values.indexOf(value) === at ? value.name : `${value.name}%copy${at}`));
  const copies = values.flatMap((value, at): NodeProto[] =>
    results[at] === value.name ? [] : [{ opType: 'Identity', input: [value.name], output: [results[at]] }],
  );
  const step = { name: STEP, dtype: 'int64', shape: [] } as const;
  const flag = { name: GO_ON, dtype: 'bool', shape: [] } as const;
  const loop: NodeProto = {
    opType: 'Loop',
    input: [STEPS, '', ...carried.map((name) => `${name}%first`)],
    output: names.map((name) => `${name}%out`),
    attribute: [
      {
        name: 'body',
        type: AttributeType.GRAPH,
        g: {
          ...body,
          node: [...picks, goOn, ...body.node!, ...copies],
          input: [step, flag, ...carried.map((name) => byName.get(name)!)].map((value) => valueInfo(value)),
          output: [
            valueInfo({ ...flag, name: `${GO_ON}-next` }),
            ...values.map((value, at) => valueInfo({ ...value, name: results[at] })),
          ],
        },
      },
    ],
  };
  return {
    name: 'steps',
    node: [loop],
    input: [
      valueInfo({ name: STEPS, dtype: 'int64', shape: [] }),
      ...inputs.map((value) => {
        if (carried.includes(value.name)) return valueInfo({ ...value, name: `${value.name}%first` });
        return perStep.includes(value.name)
          ? valueInfo({ ...value, name: `${value.name}%all` }, 'steps')
          : valueInfo(value);
      }),
    ],
    output: names.map((name) =>
      valueInfo({ ...outputs[name], name: `${name}%out` }, carried.includes(name) ? undefined : 'steps'),
    ),
  };
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

/** `leading` names an axis of any length before the others. */
function valueInfo(
  { name, dtype, shape }: Pick<Value, 'name' | 'dtype' | 'shape'>,
  leading?: string,
): MessageInitShape<typeof ValueInfoProtoSchema> {
  const named = (axis: string) => ({ value: { case: 'dimParam' as const, value: axis } });
  const lengths = shape.map((length) =>
    length === ANY ? named('batch') : { value: { case: 'dimValue' as const, value: BigInt(length) } },
  );
  const dim = leading ? [named(leading), ...lengths] : lengths;
  return { name, type: { value: { case: 'tensorType', value: { elemType: ONNX_TYPES[dtype], shape: { dim } } } } };
}
