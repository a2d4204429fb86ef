/** A traced program as lists of instructions for kernels.c and the workspace that they work on. */
import type { ConstantData, Value } from '../graph';
import type { Loop } from '../program';
import type { TracedGraph } from '../trace';
import { allocate, type Lifetime } from './allocate';
import type { Instruction } from './instruction';
import { rewrite } from './rewrite';
import { schedule } from './schedule';
import type { Storage, View } from './view';

/** Elements after the workspace that a vector may read and never writes. */
const MARGIN = 64;
/** Offsets are 32-bit integers. */
const MOST = 2 ** 31 - 1 - MARGIN;

export interface Plan {
  /** Elements of the workspace. */
  readonly size: number;
  /** What depends on constants alone: run once, before any step. */
  readonly once: Int32Array;
  readonly step: Int32Array;
  /** Where constants lie, with what is written there before all else. */
  readonly constants: readonly { readonly offset: number; readonly data: ConstantData }[];
  /** Offsets of the inputs that are read, by name. */
  readonly inputs: ReadonlyMap<string, number>;
  /** Offsets of the outputs, by name. */
  readonly outputs: ReadonlyMap<string, number>;
}

export function planOf({ graph, inputs, outputs }: TracedGraph, loop: Loop | undefined): Plan {
  const names = Object.keys(outputs);
  const rewritten = rewrite(graph.needed(Object.values(outputs)), Object.values(outputs));
  const made = schedule(rewritten.graph.needed(rewritten.outputs), rewritten.outputs);
  const fixed = constantStorages(made.instructions, made.sources);
  const isFixed = ({ writes }: Instruction): boolean => writes.every(({ storage }) => fixed.has(storage));
  const once = made.instructions.filter(isFixed);
  const step = made.instructions.filter((instruction) => !isFixed(instruction));
  const results = made.outputs;

  const pinned = new Set([...fixed, ...[...made.sources.values()].map(({ storage }) => storage)]);
  const kept = new Set(results.map(({ storage }) => storage));
  const lifetimes = lifetimesOf(step, pinned, kept);
  const carried = carriedInPlace(step, lifetimes, made.sources, names, results, loop);
  const { aliases, lifetimes: own } = writtenOver(
    step,
    lifetimes.filter(({ storage }) => !carried.has(storage)),
  );
  for (const [output, input] of carried) aliases.set(output, input);
  const workspace = allocate([...[...pinned].map((storage) => ({ storage, first: -1, last: Infinity })), ...own]);
  if (workspace.size > MOST) throw new RangeError(`a program of ${workspace.size} elements is larger than ${MOST}`);
  const offsetOf = ({ storage, offset }: View): number => workspace.offsetOf(aliases.get(storage) ?? storage) + offset;
  const encode = (instructions: readonly Instruction[]): Int32Array =>
    Int32Array.from(instructions.flatMap((instruction) => instruction.encode(offsetOf)));
  const read = [...made.sources];
  return {
    size: workspace.size + MARGIN,
    once: encode(once),
    step: encode(step),
    constants: read.flatMap(([{ constant, shape }, view]) => {
      if (!constant) return [];
      const uniform = view.storage.size === 1 && shape.length > 0;
      return [{ offset: offsetOf(view), data: uniform ? constant.slice(0, 1) : constant }];
    }),
    inputs: new Map(read.filter(([value]) => inputs.includes(value)).map(([{ name }, view]) => [name, offsetOf(view)])),
    outputs: new Map(results.map((view, at) => [names[at], offsetOf(view)])),
  };
}

/** Storages that are the same in every step: of constants, and of what is computed from these alone. */
function constantStorages(
  instructions: readonly Instruction[],
  sources: ReadonlyMap<Value, View>,
): ReadonlySet<Storage> {
  const changing = new Set([...sources].filter(([{ constant }]) => !constant).map(([, { storage }]) => storage));
  for (let before = -1; before < changing.size;) {
    before = changing.size;
    for (const { reads, writes } of instructions) {
      const changes = [...reads, ...writes].some(({ storage }) => changing.has(storage));
      if (changes) for (const { storage } of writes) changing.add(storage);
    }
  }
  const computed = instructions.flatMap(({ writes }) => writes.map(({ storage }) => storage));
  return new Set(computed.filter((storage) => !changing.has(storage)));
}

function lifetimesOf(
  instructions: readonly Instruction[],
  pinned: ReadonlySet<Storage>,
  kept: ReadonlySet<Storage>,
): readonly Lifetime[] {
  const spans = new Map<Storage, { first: number; last: number }>();
  instructions.forEach(({ reads, writes }, at) => {
    for (const { storage } of [...reads, ...writes]) {
      const span = spans.get(storage) ?? { first: at, last: at };
      span.last = at;
      spans.set(storage, span);
    }
  });
  return [...spans]
    .filter(([storage]) => !pinned.has(storage))
    .map(([storage, { first, last }]) => ({ storage, first, last: kept.has(storage) ? Infinity : last }));
}

/** Results that are written over an operand that nothing reads any more: what lies there is in the cache already. */
function writtenOver(
  instructions: readonly Instruction[],
  lifetimes: readonly Lifetime[],
): { aliases: Map<Storage, Storage>; lifetimes: readonly Lifetime[] } {
  const aliases = new Map<Storage, Storage>();
  const left = new Map(lifetimes.map((lifetime) => [lifetime.storage, lifetime]));
  instructions.forEach(({ inPlace = [] }, at) => {
    for (const [output, operands] of inPlace) {
      const made = left.get(output);
      if (made?.first !== at) continue;
      const over = [...operands]
        .map((operand) => left.get(aliases.get(operand) ?? operand))
        .find((lifetime) => lifetime?.last === at && lifetime.storage.size === output.size);
      if (!over) continue;
      aliases.set(output, over.storage);
      left.delete(output);
      left.set(over.storage, { ...over, last: made.last });
    }
  });
  return { aliases, lifetimes: [...left.values()] };
}

/** Carried outputs that may be written over the inputs that they replace, which nothing reads any more. */
function carriedInPlace(
  instructions: readonly Instruction[],
  lifetimes: readonly Lifetime[],
  sources: ReadonlyMap<Value, View>,
  names: readonly string[],
  results: readonly View[],
  loop: Loop | undefined,
): ReadonlyMap<Storage, Storage> {
  const aliases = new Map<Storage, Storage>();
  for (const name of loop?.carried ?? []) {
    const input = [...sources].find(([value]) => value.name === name)?.[1].storage;
    const output = results[names.indexOf(name)].storage;
    const first = lifetimes.find(({ storage }) => storage === output)?.first;
    if (!input || first === undefined) continue;
    const readLater = instructions.slice(first + 1).some(({ reads }) => reads.some(({ storage }) => storage === input));
    const writtenLater = instructions
      .slice(first + 1)
      .some(({ writes }) => writes.some(({ storage }) => storage === output));
    if (!readLater && !writtenLater && instructions[first].inPlace?.get(output)?.has(input)) aliases.set(output, input);
  }
  return aliases;
}
