/** Reads one more symbol of each text. */
import type { Program, TensorSpec } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';
import { logits } from './families';
import type { Memory } from './network';
import { gateSpec, layoutOf, signatureOf, type ProgramSize } from './program-size';
import { stateShapes } from './state-shapes';

/** Names of weights and of states in the program's inputs and outputs. */
export const WEIGHT = 'weight/';
export const STATE = 'state/';

/**
 * Each weight [members, ...shape] by itself, so that none is copied at every symbol; each state [members, texts, ...shape]; tokens
 * [members, texts, 1]; the number of symbols `seen` [1], gates -> logits [members, texts, 1, vocabularySize] and what `Memory.write` was given.
 */
export function readingProgram(size: ProgramSize): Program {
  const { architecture, members, batch } = size;
  const spec = (shape: readonly number[]): TensorSpec => ({ dtype: 'float32', shape });
  const weights = layoutOf(size).map(({ name, shape }) => [WEIGHT + name, spec([members, ...shape])] as const);
  const states = Object.entries(stateShapes(architecture)).map(
    ([name, shape]) => [STATE + name, spec([members, batch, ...shape])] as const,
  );
  return {
    signature: signatureOf('read', size),
    inputs: {
      ...Object.fromEntries([...weights, ...states]),
      tokens: { dtype: 'int32', shape: [members, batch, 1] },
      seen: spec([1]),
      ...gateSpec(size),
    },
    run(inputs) {
      const written: Record<string, Tensor> = {};
      const memory: Memory = {
        seen: inputs['seen'],
        read: (name) => inputs[STATE + name],
        write: (name, state) => void (written[STATE + name] = state),
      };
      const extras = { memory, gates: inputs['gates'] };
      const named = Object.fromEntries(layoutOf(size).map(({ name }) => [name, inputs[WEIGHT + name]]));
      return { logits: logits(architecture, named, inputs['tokens'], undefined, extras), ...written };
    },
  };
}
