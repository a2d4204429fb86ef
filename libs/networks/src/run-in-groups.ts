/** A population in groups of members small enough for the working set of a run to stay in the processor's cache. */
import type { Compiler, Program, TensorData } from '#compiler';
import type { EngineName } from '#engines';

/**
 * Positions (members x batch x time) computed at once. Measured on two-core machines: below, the cost of starting each operation shows;
 * above, activations leave the cache.
 */
const POSITIONS_PER_RUN = 512;
/** The same of networks unrolled over time, whose operations are on one time each: members x batch. */
const ROWS_PER_TIME = 64;
/** Where an operation costs little to start. */
const NATIVE_ROWS_PER_TIME = 16;

/** Members of a group: the largest divisor of `members` that keeps to the positions of a run, at least 1. */
export function groupSize(members: number, positionsOfMember: number): number {
  return largestDivisor(members, POSITIONS_PER_RUN / positionsOfMember);
}

/** The same of an unrolled network, `rowsOfMember` being its windows. */
export function unrolledGroupSize(engine: EngineName, members: number, rowsOfMember: number): number {
  const rows = engine === 'native' ? NATIVE_ROWS_PER_TIME : ROWS_PER_TIME;
  return largestDivisor(members, rows / rowsOfMember);
}

function largestDivisor(members: number, most: number): number {
  let size = Math.min(members, Math.max(1, Math.floor(most)));
  while (members % size !== 0) size--;
  return size;
}

export type Feeds = Readonly<Record<string, TensorData>>;

/**
 * Runs a group's program on every group. Feeds and outputs of members lie member by member, [members, ...], those of each step
 * [steps, members, ...]; all outputs are real. Those that are carried are written to `into`, where it names them; these may be feeds.
 */
export async function runInGroups(
  compiler: Compiler,
  program: Program,
  { groups, steps }: { readonly groups: number; readonly steps: number },
  ofMembers: Feeds,
  shared: Feeds = {},
  into: Readonly<Record<string, Float32Array>> = {},
): Promise<Record<string, Float32Array>> {
  if (groups === 1)
    return (await compiler.run(program, { ...ofMembers, ...shared }, into)) as Record<string, Float32Array>;
  const { carried = [], perStep = [] } = program.loop ?? {};
  const outputs: Record<string, Float32Array> = { ...into };
  for (let group = 0; group < groups; group++) {
    const own = Object.entries(ofMembers).map(([name, data]) => {
      return [name, part(data, { group, groups, rows: perStep.includes(name) ? steps : 1 })];
    });
    const feeds = { ...(Object.fromEntries(own) as Record<string, TensorData>), ...shared };
    const ofGroup = carried.map((name) => {
      outputs[name] ??= new Float32Array(ofMembers[name].length);
      return [name, part(outputs[name], { group, groups, rows: 1 })];
    });
    const results = (await compiler.run(program, feeds, Object.fromEntries(ofGroup))) as Record<string, Float32Array>;
    for (const [name, result] of Object.entries(results)) {
      if (carried.includes(name)) continue;
      outputs[name] ??= new Float32Array(groups * result.length);
      writePart(result, outputs[name], { group, groups, rows: steps });
    }
  }
  return outputs;
}

/** A group's part of each of `rows` rows. */
interface Part {
  readonly group: number;
  readonly groups: number;
  readonly rows: number;
}

function part(data: TensorData, { group, groups, rows }: Part): TensorData {
  const length = data.length / groups / rows;
  if (rows === 1) return data.subarray(group * length, (group + 1) * length);
  const own = data instanceof Float32Array ? new Float32Array(rows * length) : new Int32Array(rows * length);
  for (let row = 0; row < rows; row++) {
    const start = (row * groups + group) * length;
    own.set(data.subarray(start, start + length), row * length);
  }
  return own;
}

function writePart(own: Float32Array, all: Float32Array, { group, groups, rows }: Part): void {
  const length = own.length / rows;
  for (let row = 0; row < rows; row++) {
    all.set(own.subarray(row * length, (row + 1) * length), (row * groups + group) * length);
  }
}
