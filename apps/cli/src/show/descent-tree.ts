/** An individual's descendants as a tree of text. One that descends from it in several ways is written out once. */
import type { AncestorView } from '#contracts';
import { aligned } from './aligned';
import type { Paint } from './paint';
import { percent, thousandths } from './quantities';
import { safeLine } from './safe-text';

type Line = readonly string[];

const HEADS = ['individual', 'family', 'niche', 'generation', 'bits/char'];

/** `members` are the individual, at depth 0, and descendants of it, the nearest first. */
export function descentTree(members: readonly AncestorView[], paint: Paint): string {
  const children = new Map<string, { member: AncestorView; share: number }[]>(members.map(({ id }) => [id, []]));
  for (const member of members) {
    for (const { id, share } of member.parents) children.get(id)?.push({ member, share });
  }
  const written = new Set<string>();

  const linesOf = (member: AncestorView, branch: string, indent: string): Line[] => {
    const { id, family, niche, generation, bitsPerCharacter } = member;
    if (written.has(id)) return [[`${branch}${id} (see above)`]];
    written.add(id);
    const born = children.get(id) ?? [];
    const below = born.flatMap(({ member: child, share }, index) => {
      const last = index === born.length - 1;
      return linesOf(child, `${indent}${last ? '└─' : '├─'} ${percent(share)}  `, indent + (last ? '   ' : '│  '));
    });
    return [[`${branch}${id}`, family, niche, String(generation), thousandths(bitsPerCharacter)], ...below];
  };
  const lines = members.slice(0, 1).flatMap((root) => linesOf(root, '', ''));
  return aligned(
    [HEADS, ...lines].map((line) => line.map(safeLine)),
    HEADS.indexOf('generation'),
  )
    .map((line, index) => (index === 0 ? paint('bold', line) : line))
    .join('\n');
}
