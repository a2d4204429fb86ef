/** A training group as it is computed: of each member the modules that are open, in places of one architecture for all. */
import { type Expressed, packGates, packModules, unpackModules } from '#model';
import { rowOf, together } from '#workbench';
import type { Training } from '#tournament';
import type { Start } from './start';
import type { TrainingStart } from './train';

type Packed = Pick<Training, 'architecture' | 'members' | 'vocabulary'>;

/** A member with all its modules. */
export function expressedIn({ architecture, members }: Packed, member: number): Expressed {
  return { architecture: members[member].architecture ?? architecture, gates: members[member].gates };
}

/** [members, places] */
export function gatesOfGroup(job: Packed): Float32Array {
  return together(job.members.map((_, member) => packGates(expressedIn(job, member), job.architecture)));
}

export function packGroup(job: Packed, starts: readonly Start[]): TrainingStart {
  const packed = (which: 'weights' | 'momentum' | 'variance'): Float32Array =>
    together(
      starts.map((start, member) =>
        packModules(start[which], expressedIn(job, member), job.architecture, job.vocabulary.length),
      ),
    );
  return {
    weights: packed('weights'),
    momentum: packed('momentum'),
    variance: packed('variance'),
    stepsBefore: starts.map(({ stepsBefore }) => stepsBefore),
    isUntrained: starts.map(({ isUntrained }) => isUntrained),
  };
}

/** All that a member has [parameters], what was computed of it from the buffer of the group, the rest as it was. */
export function unpackMember(job: Packed, member: number, own: Float32Array, ofGroup: Float32Array): Float32Array {
  const computed = rowOf(ofGroup, member, ofGroup.length / job.members.length);
  return unpackModules(own, computed, expressedIn(job, member), job.architecture, job.vocabulary.length);
}
