import type { TensorSpec } from '#compiler';
import type { Architecture } from '#genome';
import { moduleIds, parameterLayout, type PlacedTensor } from '#model';

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

/** A tensor of a program in a member's flat buffer. */
export type ProgramTensor = Pick<PlacedTensor, 'name' | 'shape' | 'offset' | 'size' | 'decays'>;

/** As `parameterLayout`, but modules side by side: `modules.in` and `modules.out`, both [modules x rank, width], and of a router `modules.router` [modules, width]. */
export function layoutOf({ architecture, vocabularySize }: ProgramSize): readonly ProgramTensor[] {
  const layout: readonly ProgramTensor[] = parameterLayout(architecture, vocabularySize);
  const count = moduleIds(architecture).length;
  if (count === 0) return layout;
  const kinds = architecture.adapterRouter ? ['in', 'out', 'router'] : ['in', 'out'];
  const start = layout.length - kinds.length * count;
  const together = (name: string, of: readonly ProgramTensor[]): ProgramTensor => {
    const [rows, width] = of[0].shape;
    return { ...of[0], name, shape: [count * rows, width], size: count * of[0].size };
  };
  const ofKind = (kind: number): readonly ProgramTensor[] =>
    layout.slice(start + kind * count, start + (kind + 1) * count);
  return [...layout.slice(0, start), ...kinds.map((name, kind) => together(`modules.${name}`, ofKind(kind)))];
}

/** The gates of all members, where the architecture has modules. */
export function gateSpec({ architecture, members }: ProgramSize): Readonly<Record<string, TensorSpec>> {
  const modules = moduleIds(architecture).length;
  return modules === 0 ? {} : { gates: { dtype: 'float32', shape: [members, modules] } };
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
