/** Lineages for specs of exports, with names that are hard to quote. */
import { prngOf } from '#base';
import type { LineageMember } from '../lineage-member';

const NAMES = [
  null,
  'Ahab',
  `it's "quoted", [&R]; (a:1,b:2)_c`,
  'line\nbreak\ttab\r\nand \u0000\u0007 bells',
  '<b>&amp;</b> ]]> --',
  '=HYPERLINK("http://example.org")',
  '𝔐 \ud800 é \ufffe',
  "'=1+1",
];

/** Eight a generation; from the second on, of one or two parents of any age, each the primary one as often. */
export function randomLineage(seed: number, generations = 6): LineageMember[] {
  const prng = prngOf({ seed, generation: 0, subject: '', purpose: 'exports.spec' });
  const members: LineageMember[] = [];
  for (let generation = 0; generation < generations; generation++) {
    const elders = members.map(({ id }) => id);
    for (let slot = 0; slot < 8; slot++) {
      const drawn = elders.length === 0 ? [] : [...new Set([prng.pick(elders), prng.pick(elders)])];
      const parents = drawn.map((id, index) => {
        return { id, share: 1 / drawn.length, role: index === 0 ? ('primary' as const) : ('secondary' as const) };
      });
      members.push({
        id: `t-${generation}-${slot}`,
        generation,
        parents: prng.shuffle(parents),
        family: 'gru',
        niche: 'mo,by',
        deme: slot % 2 === 0 ? 'no,rth' : 'south',
        species: slot === 0 ? null : `gru-${slot}`,
        bitsPerCharacter: slot === 0 ? null : slot / 3,
        diedGeneration: slot % 2 === 0 ? null : generation + 1,
        name: NAMES[slot],
      });
    }
  }
  return members;
}

/** A line of only children. */
export function deepLineage(generations: number): LineageMember[] {
  return Array.from({ length: generations }, (_, generation) => ({
    id: `t-${generation}-0`,
    generation,
    family: 'gru',
    niche: 'moby',
    deme: 'moby',
    species: null,
    bitsPerCharacter: 2,
    diedGeneration: generation,
    name: null,
    parents: generation === 0 ? [] : [{ id: `t-${generation - 1}-0`, share: 1, role: 'primary' }],
  }));
}

export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** What hangs from what: [label, label of its parent in the tree, generations between them], in the order of ids. */
export type Edge = readonly [label: string, parent: string | null, length: number];

/** Of the tree of primary parents, as its definition has it. */
export function primaryEdges(members: readonly LineageMember[], labelOf: (member: LineageMember) => string): Edge[] {
  const byId = new Map(members.map((member) => [member.id, member]));
  return members.map((member) => {
    const parent = byId.get(member.parents.find(({ role }) => role === 'primary')?.id ?? '');
    return [labelOf(member), parent ? labelOf(parent) : null, member.generation - (parent?.generation ?? 0)];
  });
}
