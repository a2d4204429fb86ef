import type { TensorSpec } from '#compiler';
import type { Architecture } from '#genome';
import { parameterLayout, type PlacedTensor } from '#model';

/** What fixes the shapes of a program. */
export interface ProgramSize {
  readonly architecture: Architecture;
  readonly vocabularySize: number;
  readonly members: number;
  /** Windows of each member. */
  readonly batch: number;
}

/** A program's signature: what it does and at which size. */
export function signatureOf(kind: string, size: ProgramSize): string {
  return JSON.stringify([kind, size]);
}

export function layoutOf({ architecture, vocabularySize }: ProgramSize): readonly PlacedTensor[] {
  return parameterLayout(architecture, vocabularySize);
}

/** The flat weights of all members, or what has their shape. [members, parameters] */
export function flatSpec(size: ProgramSize): TensorSpec {
  const parameters = layoutOf(size).reduce((count, tensor) => count + tensor.size, 0);
  return { dtype: 'float32', shape: [size.members, parameters] };
}

/** Windows of `context` symbols and `extra` more. [members, batch, context + extra] */
export function tokenSpec({ architecture, members, batch }: ProgramSize, extra: number): TensorSpec {
  return { dtype: 'int32', shape: [members, batch, architecture.context + extra] };
}
