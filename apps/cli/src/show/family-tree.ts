/**
 * An individual's ancestors as a tree of text. A pedigree is a directed acyclic graph: an ancestor that is reached twice
 * is written out once, and referred to from then on.
 */
import type { AncestorView } from '#contracts';
import type { Paint } from './paint';
import { percent, thousandths } from './quantities';
import { safeLine } from './safe-text';

export type FamilyMember = Omit<AncestorView, 'depth' | 'slot'>;

type Line = readonly string[];

/** Ancestors that are not among `ancestors` lie further back than was asked for. */
export function familyTree(individual: FamilyMember, ancestors: readonly FamilyMember[], paint: Paint): string {
  const known = new Map([...ancestors, individual].map((member) => [member.id, member]));
  const written = new Set<string>();

  const linesOf = (id: string, label: string, indent: string): Line[] => {
    const member = known.get(id);
    if (!member) return [[`${label}${id}`, 'further back']];
    if (written.has(id)) return [[`${label}${id}`, 'see above']];
    written.add(id);
    const parents = member.parents.flatMap((parent, index) => {
      const last = index === member.parents.length - 1;
      const share = `${percent(parent.share)}${parent.donor ? ', weights' : ''}`;
      return linesOf(parent.id, `${indent}${last ? '└─' : '├─'} ${share}  `, indent + (last ? '   ' : '│  '));
    });
    return [[`${label}${id}`, ...describe(member)], ...parents];
  };
  return aligned([['individual', 'family', 'niche', 'generation', 'bits/char'], ...linesOf(individual.id, '', '')])
    .map((line, index) => (index === 0 ? paint('bold', line) : line))
    .join('\n');
}

function describe({ family, niche, generation, bitsPerCharacter }: FamilyMember): Line {
  return [family, niche, String(generation), thousandths(bitsPerCharacter)];
}

/** Columns side by side; the last two, which are numbers, to the right. */
function aligned(lines: readonly Line[]): string[] {
  const safe = lines.map((line) => line.map(safeLine));
  const widths = safe[0].map((_, column) => Math.max(...safe.map((line) => line[column]?.length ?? 0)));
  return safe.map((line) =>
    line
      .map((cell, column) => (column < 3 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
}
