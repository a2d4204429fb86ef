/** Whether the engines that trace a program compute what tfjs-cpu does, on random operands. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { EngineName } from '#engines';
import { hasCompiler } from '../../../../test/support/has-compiler';
import { Compiler } from '../compiler';
import { sizeOf, type Program, type TensorData, type TensorSpec } from '../program';

export interface Case {
  /** Shapes of the operands. */
  readonly shapes: readonly (readonly number[])[];
  readonly op: (...operands: Tensor[]) => Tensor | Tensor[];
  /** Operands from 0.1 to 2 instead of from -2 to 2: for logarithms, roots and quotients. */
  readonly positive?: boolean;
}

/** Cases by the name of their kernel. */
export type Cases = Readonly<Record<string, readonly Case[]>>;

/** Those of this machine: `native` wants a C compiler. */
export const TRACING_ENGINES: readonly EngineName[] = hasCompiler ? ['onnx', 'native'] : ['onnx'];

/** Rows for `test.each`, once for each engine. */
export function onEveryEngine<Row extends readonly unknown[]>(rows: readonly Row[]): [EngineName, ...Row][] {
  return TRACING_ENGINES.flatMap((engine) => rows.map((row): [EngineName, ...Row] => [engine, ...row]));
}

/** Engine, kernel, number and case, for `test.each`. */
export function numbered(cases: Cases): [EngineName, string, number, Case][] {
  const rows = Object.entries(cases).flatMap(([name, examples]) =>
    examples.map((example, at): [string, number, Case] => [name, at, example]),
  );
  return onEveryEngine(rows);
}

const compilers = new Map(TRACING_ENGINES.map((engine) => [engine, new Compiler(engine)]));
const oracle = new Compiler('tfjs-cpu');

/**
 * The largest error of an engine against tfjs-cpu on any output, as a share of that output's largest value and 0.1; infinite where names
 * or sizes differ.
 */
export async function errorOf(engine: EngineName, name: string, example: Case): Promise<number> {
  const program = programOf(name, example);
  let worst = 0;
  for (const seed of [1, 2]) {
    const feeds = Object.entries(program.inputs).map(([input, { shape }], at): [string, TensorData] => [
      input,
      randomReals(shape, 10 * seed + at, example.positive ? 0.1 : -2),
    ]);
    const expected = await oracle.run(program, Object.fromEntries(feeds));
    const actual = await compilers.get(engine)!.run(program, Object.fromEntries(feeds));
    if (String(Object.keys(actual)) !== String(Object.keys(expected))) return Infinity;
    for (const output of Object.keys(expected))
      worst = Math.max(worst, relativeError(actual[output], expected[output]));
  }
  return worst;
}

function relativeError(actual: TensorData, expected: TensorData): number {
  if (actual.length !== expected.length) return Infinity;
  const errors = Array.from(expected, (value, at) => Math.abs(actual[at] - value));
  return Math.max(...errors) / (Math.max(...Array.from(expected, Math.abs)) + 0.1);
}

function programOf(signature: string, { shapes, op }: Case): Program {
  const specs = shapes.map((shape, at): [string, TensorSpec] => [`x${at}`, { dtype: 'float32', shape }]);
  return {
    signature,
    inputs: Object.fromEntries(specs),
    run: (inputs) => Object.fromEntries([op(...Object.values(inputs))].flat().map((tensor, at) => [`y${at}`, tensor])),
  };
}

/** Uniform numbers from `low` to 2 by a linear congruential generator (Numerical Recipes). */
function randomReals(shape: readonly number[], seed: number, low: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: sizeOf(shape) }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return low + ((2 - low) * state) / 2 ** 32;
  });
}
