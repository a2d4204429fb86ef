import type { AncestorView } from '#contracts';
import { descentTree } from './descent-tree';

const member = (id: string, depth: number, ...parents: [string, number][]): AncestorView => ({
  ...{ id, depth, generation: depth, slot: 0, niche: 'moby', family: 'gru', bitsPerCharacter: 2.5 },
  parents: parents.map(([parent, share]) => ({ id: parent, share, role: 'primary', donor: false })),
});

it('hangs children below their parents, and writes each out once', () => {
  const members = [
    member('a', 0, ['elder', 1]),
    member('b', 1, ['a', 1]),
    member('c', 1, ['a', 0.5], ['stranger', 0.5]),
    member('d', 2, ['b', 0.25], ['c', 0.75]),
  ];
  expect(descentTree(members, (_, text) => text).split('\n')).toEqual([
    'individual                 family  niche  generation  bits/char',
    'a                          gru     moby            0      2.500',
    '├─ 100 %  b                gru     moby            1      2.500',
    '│  └─ 25 %  d              gru     moby            2      2.500',
    '└─ 50 %  c                 gru     moby            1      2.500',
    '   └─ 75 %  d (see above)',
  ]);
});
