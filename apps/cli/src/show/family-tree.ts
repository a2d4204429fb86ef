/**
 * An individual's ancestors as a tree of text. A pedigree is a directed acyclic graph: an ancestor that is reached twice
 * is written out once, and referred to from then on.
 */
import type { AncestorView } from '#contracts';
import { aligned } from './aligned';
import { familyFormat } from './family-format';
import type { Format, Paint } from './paint';
import { homeOf, percent, thousandths } from './quantities';
import { safeLine } from './safe-text';

type Line = readonly string[];

const HEADS = ['individual', 'family', 'niche', 'generation', 'bits/char'];

/** `members` are the individual, at depth 0, and ancestors of it; those that are not among them lie further back. */
export function familyTree(members: readonly AncestorView[], paint: Paint): string {
  const known = new Map(members.map((member) => [member.id, member]));
  const written = new Set<string>();

  const linesOf = (id: string, branch: string, indent: string): Line[] => {
    const member = known.get(id);
    if (!member) return [[`${branch}${id} (further back)`]];
    if (written.has(id)) return [[`${branch}${id} (see above)`]];
    written.add(id);
    const parents = member.parents.flatMap((parent, index) => {
      const last = index === member.parents.length - 1;
      return linesOf(parent.id, `${indent}${last ? '└─' : '├─'} ${given(parent)}  `, indent + (last ? '   ' : '│  '));
    });
    return [[`${branch}${id}`, ...describe(member)], ...parents];
  };
  const lines = members.filter(({ depth }) => depth === 0).flatMap(({ id }) => linesOf(id, '', ''));
  const safe = [HEADS, ...lines].map((line) => line.map(safeLine));
  return aligned(safe, HEADS.indexOf('generation'))
    .map((line, index) => paint(index === 0 ? 'bold' : formatOf(lines[index - 1]), line))
    .join('\n');
}

/** Of its genes, and of its weights where it gave any. */
function given({ share, weightShare }: AncestorView['parents'][number]): string {
  if (weightShare === 0) return percent(share);
  return `${percent(share)}, ${weightShare === 1 ? '' : `${percent(weightShare)} of `}weights`;
}

/** A line of the tree that only refers to another is dimmed. */
function formatOf([, family]: Line): Format {
  return family === undefined ? 'dim' : familyFormat(family);
}

function describe(member: AncestorView): Line {
  const { family, generation, bitsPerCharacter } = member;
  return [family, homeOf(member), String(generation), thousandths(bitsPerCharacter)];
}
