/** A population in groups of members small enough for the working set of a run to stay in the processor's cache. */
import type { Compiler, Program, TensorData } from '#compiler';

/**
 * Places (members x batch x time) computed at once. Measured on two-core machines: below, the cost of starting each operation shows;
 * above, activations leave the cache.
 */
const PLACES_A_RUN = 1024;

/** Members of a group: the largest divisor of `members` that keeps to the places of a run, at least 1. */
export function groupSize(members: number, placesOfMember: number): number {
  let size = Math.min(members, Math.max(1, Math.floor(PLACES_A_RUN / placesOfMember)));
  while (members % size !== 0) size--;
  return size;
}

/** Runs a group's program on every group. Feeds and outputs of members lie member by member; all outputs are real. */
export async function runInGroups(
  compiler: Compiler,
  program: Program,
  groups: number,
  ofMembers: Readonly<Record<string, TensorData>>,
  shared: Readonly<Record<string, TensorData>> = {},
): Promise<Record<string, Float32Array>> {
  const outputs: Record<string, Float32Array> = {};
  for (let group = 0; group < groups; group++) {
    const own = Object.entries(ofMembers).map(([name, data]) => [name, part(data, group, groups)]);
    const feeds = { ...(Object.fromEntries(own) as Record<string, TensorData>), ...shared };
    const results = (await compiler.run(program, feeds)) as Record<string, Float32Array>;
    for (const [name, result] of Object.entries(results)) {
      outputs[name] ??= new Float32Array(groups * result.length);
      outputs[name].set(result, group * result.length);
    }
  }
  return outputs;
}

function part(data: TensorData, group: number, groups: number): TensorData {
  const length = data.length / groups;
  return data.subarray(group * length, (group + 1) * length);
}
