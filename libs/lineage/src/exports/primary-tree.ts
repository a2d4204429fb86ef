/**
 * The tree of primary parents. Each individual but the founders hangs from its primary parent by as many generations as
 * lie between their births. Several founders hang from a root at generation 0 that is no individual.
 */
import { InvalidValueError } from '#base';
import type { Rows } from '#tables';
import type { LineageMember } from './lineage-member';

export interface PrimaryTree {
  readonly members: readonly LineageMember[];
  readonly founders: readonly LineageMember[];
  childrenOf(id: string): readonly LineageMember[];
}

/** A step on the way around a tree. */
export interface Step {
  readonly member: LineageMember;
  /** `down` before its descendants, `up` after them. */
  readonly way: 'down' | 'up';
  readonly leaf: boolean;
  /** Whether no sibling comes before it. */
  readonly first: boolean;
  /** Generations from its parent; undefined for an only founder, which is the root. */
  readonly length: number | undefined;
}

/** Throws an InvalidValueError where a primary parent does not come before its child. */
export async function readPrimaryTree(rows: Rows<LineageMember>): Promise<PrimaryTree> {
  const members: LineageMember[] = [];
  const founders: LineageMember[] = [];
  const children = new Map<string, LineageMember[]>();
  for await (const member of rows) {
    const parent = member.parents.find(({ role }) => role === 'primary');
    const siblings = parent ? children.get(parent.id) : founders;
    if (!siblings) throw new InvalidValueError('parents', parent?.id, 'an individual that comes before its child');
    siblings.push(member);
    members.push(member);
    children.set(member.id, []);
  }
  return { members, founders, childrenOf: (id) => children.get(id) ?? [] };
}

/** All the way around, by a stack of its own: a lineage may be deeper than the call stack. */
export function* walkAround({ founders, childrenOf }: PrimaryTree): Generator<Step> {
  const only = founders.length === 1;
  const stack = [levelOf(founders, only ? undefined : 0)];
  for (let level = stack.at(-1); level; level = stack.at(-1)) {
    const { siblings, parentGeneration } = level;
    if (level.next === siblings.length) {
      stack.pop();
      const above = stack.at(-1);
      if (above) yield stepOf(above, above.next++, 'up', false);
      continue;
    }
    const member = siblings[level.next];
    const children = childrenOf(member.id);
    const leaf = children.length === 0;
    yield stepOf({ siblings, parentGeneration }, level.next, 'down', leaf);
    if (leaf) yield stepOf({ siblings, parentGeneration }, level.next++, 'up', leaf);
    else stack.push(levelOf(children, member.generation));
  }
}

interface Level {
  readonly siblings: readonly LineageMember[];
  readonly parentGeneration: number | undefined;
  /** Index of the sibling that comes next. */
  next: number;
}

function levelOf(siblings: readonly LineageMember[], parentGeneration: number | undefined): Level {
  return { siblings, parentGeneration, next: 0 };
}

function stepOf(
  { siblings, parentGeneration }: Omit<Level, 'next'>,
  index: number,
  way: Step['way'],
  leaf: boolean,
): Step {
  const member = siblings[index];
  const length = parentGeneration === undefined ? undefined : member.generation - parentGeneration;
  return { member, way, leaf, first: index === 0, length };
}
