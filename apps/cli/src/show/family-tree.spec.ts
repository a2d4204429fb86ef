import type { AncestorView } from '#contracts';
import { familyTree } from './family-tree';

const plain = (_: unknown, text: string) => text;
const parent = (id: string, share: number, weightShare = 0) => ({ id, share, weightShare, role: 'primary' as const });
const member = (
  id: string,
  depth: number,
  parents: AncestorView['parents'],
  bits: number | null = 2.5,
): AncestorView => ({
  depth,
  id,
  generation: 3 - depth,
  slot: 0,
  niche: 'moby',
  deme: 'moby',
  family: id.startsWith('t') ? 'transformer' : 'gru',
  bitsPerCharacter: bits,
  parents,
});

describe('familyTree', () => {
  it('writes an ancestor that is reached twice once, and refers to it then', () => {
    const members = [
      member('t3', 0, [parent('g2', 0.62, 1), parent('t2', 0.38)], 2.4134),
      member('g2', 1, [parent('g1', 1, 1)]),
      member('t2', 1, [parent('g1', 0.25), parent('t1', 0.75, 1)], null),
      member('g1', 2, []),
      member('t1', 2, [parent('t0', 1, 1)]),
    ];
    expect(familyTree(members, plain)).toBe(
      [
        'individual                                  family       niche  generation  bits/char',
        't3                                          transformer  moby            3      2.413',
        '├─ 62 %, weights  g2                        gru          moby            2      2.500',
        '│  └─ 100 %, weights  g1                    gru          moby            1      2.500',
        '└─ 38 %  t2                                 transformer  moby            2          –',
        '   ├─ 25 %  g1 (see above)',
        '   └─ 75 %, weights  t1                     transformer  moby            1      2.500',
        '      └─ 100 %, weights  t0 (further back)',
      ].join('\n'),
    );
  });

  it('writes a founder alone', () => {
    expect(familyTree([member('t0', 0, [])], plain).split('\n')).toHaveLength(2);
  });

  it('grows with the pedigree, not with its paths', () => {
    const generations = 40;
    const members = Array.from({ length: generations }, (_, depth) =>
      ['a', 'b'].map((side) =>
        member(
          `${side}${depth}`,
          depth,
          ['a', 'b'].map((other) => parent(`${other}${depth + 1}`, 0.5)),
        ),
      ),
    ).flat();
    const tree = familyTree(
      members.filter(({ id }) => id !== 'b0'),
      plain,
    );
    expect(tree.split('\n').length).toBeLessThan(5 * generations);
  });

  it('escapes what could disturb the terminal', () => {
    expect(familyTree([{ ...member('t0', 0, []), niche: 'a\u001bb' }], plain)).toContain('a\\u{1b}b');
  });
});
