/** What every engine owes of each kernel: what tfjs-cpu computes, of the same type and shape; what tfjs-cpu refuses it refuses by name. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { Compiler, tf, type Program, type TensorData } from '#compiler';
import type { EngineName } from '#engines';
import { ARGUMENTS } from './kernels/arguments';
import { differencesOf } from './kernels/differences';
import { EMPTY_TENSORS } from './kernels/empty-tensors';
import { GRADIENTS } from './kernels/gradients';
import { INDEX_ERRORS, INDICES } from './kernels/indices';
import type { Op, Refusal, Row, Table } from './kernels/row';
import { SHAPE_ERRORS } from './kernels/shape-errors';
import { SPECIAL_NUMBERS } from './kernels/special-numbers';
import { UNIFORM_OPERANDS } from './kernels/uniform-operands';
import { WHOLE_NUMBERS } from './kernels/whole-numbers';

const CLASSES: Readonly<Record<string, Table>> = {
  arguments: ARGUMENTS,
  'uniform operands': UNIFORM_OPERANDS,
  'special numbers': SPECIAL_NUMBERS,
  'empty tensors': EMPTY_TENSORS,
  'whole numbers': WHOLE_NUMBERS,
  indices: INDICES,
  gradients: GRADIENTS,
};
const REFUSED: Readonly<Record<string, Table<Refusal>>> = {
  shapes: SHAPE_ERRORS,
  'indices out of range': INDEX_ERRORS,
};

export function describeKernels(name: EngineName): void {
  describe(`kernels on ${name}`, () => {
    const engine = new Compiler(name, { capacity: 1 });
    const oracle = new Compiler('tfjs-cpu', { capacity: 1 });
    const differences = new Map(differencesOf(name));
    afterAll(async () => {
      await engine.dispose();
      await oracle.dispose();
    });

    function testEach<Line extends Row>(group: string, table: Table<Line>, check: (line: Line) => Promise<void>): void {
      describe(group, () => {
        for (const [title, line] of Object.entries(table)) {
          const name = `${group}: ${title}`;
          const reason = differences.get(name);
          differences.delete(name);
          if (reason) test.skip(`${title} (${reason})`, () => check(line));
          else test(title, () => check(line));
        }
      });
    }

    for (const [group, table] of Object.entries(CLASSES)) {
      testEach(group, table, async ({ op, operands }) => {
        const program = programOf({ op: counted(op), operands });
        const expected = await oracle.run(program, feedsOf(operands));
        if (!isTraced(name)) await leaveMemoryDirty(engine);
        const actual = await engine.run(program, feedsOf(operands));
        expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
        for (const [output, data] of Object.entries(expected)) expectSame(output, actual[output], data);
      });
    }
    for (const [group, table] of Object.entries(REFUSED)) {
      testEach(group, table, async ({ op, operands, error, isMoreStrict }) => {
        const program = programOf({ op, operands });
        if (!isMoreStrict) await expect(oracle.run(program, feedsOf(operands))).rejects.toThrow();
        if (isTraced(name)) await expect(engine.run(program, feedsOf(operands))).rejects.toThrow(error);
        else if (!isMoreStrict) await expect(engine.run(program, feedsOf(operands))).rejects.toThrow();
      });
    }

    const unknown = [...differences.keys()];
    test('every difference is of a line that there is', () => expect(unknown).toEqual([]));
  });
}

/** Booleans, which no program returns, as whole numbers. */
const counted =
  (op: Op): Op =>
  (...all) =>
    [op(...all)].flat().map((result) => (result.dtype === 'bool' ? result.cast('int32') : result));

/** The others run tfjs's own kernels, with tfjs's own words. */
function isTraced(name: EngineName): boolean {
  return name === 'native' || name.startsWith('onnx');
}

/** Leaves numbers in the memory that results are put into next: a kernel that does not write its result shows it. */
async function leaveMemoryDirty(engine: Compiler): Promise<void> {
  const run = (): Record<string, Tensor> =>
    Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`y${at}`, tf.fill([1024], 7)]));
  await engine.run({ signature: 'dirty', inputs: {}, run }, {});
}

let programs = 0;

/** Its results and their shapes. The signature has no word of what an error should say. */
function programOf({ op, operands }: Row): Program {
  return {
    signature: String(programs++),
    inputs: Object.fromEntries(operands.map(({ dtype, shape }, at) => [`x${at}`, { dtype, shape }])),
    run: (inputs) => {
      const results = [op(...Object.values(inputs))].flat();
      const named = results.flatMap((result, at): [string, Tensor][] => [
        [`y${at}`, result],
        [`shape${at}`, tf.tensor1d(result.shape, 'int32')],
      ]);
      return Object.fromEntries(named);
    },
  };
}

function feedsOf(operands: Row['operands']): Record<string, TensorData> {
  return Object.fromEntries(operands.map(({ data }, at) => [`x${at}`, data]));
}

/** What engines may differ by, as a share of a number or of the largest one beside it. */
const TOLERANCE = 2e-5;

function expectSame(output: string, actual: TensorData, expected: TensorData): void {
  expect(`${output}: ${actual.constructor.name}`).toBe(`${output}: ${expected.constructor.name}`);
  const largest = Math.max(0, ...Array.from(expected, Math.abs).filter((size) => size < 1e6));
  const isSame = (value: number, other: number): boolean =>
    Object.is(value, other) ||
    value === other ||
    Math.abs(value - other) <= TOLERANCE * Math.max(Math.abs(other), 1e-2 * largest);
  const differing = Array.from(expected, (value, at) => [at, value, actual[at]] as const);
  expect({ output, differing: differing.filter(([, value, other]) => !isSame(other, value)) }).toEqual({
    output,
    differing: [],
  });
  expect(actual).toHaveLength(expected.length);
}
