import { byBirth, InvalidValueError, prngOf } from '#base';
import { type Kin, Pedigree } from './pedigree';

/** An individual named `<generation><letter of its slot>` with its primary parent first. */
function kin(id: string, ...parents: string[]): Kin {
  const share = 1 / parents.length;
  return {
    id,
    generation: Number(id[0]),
    slot: id.charCodeAt(1) - 97,
    parents: parents.map((parent, rank) => ({ id: parent, share, role: rank === 0 ? 'primary' : 'secondary' })),
  };
}

/** Four founders, one of them, 0c, an elite that still has a child in generation 2. In no order. */
const FAMILY = [
  kin('2b', '0c', '1b'),
  kin('0a'),
  kin('0b'),
  kin('0c'),
  kin('0d'),
  kin('1a', '0a'),
  kin('1b', '0b', '0a'),
  kin('1c', '0b'),
  kin('2a', '1a', '1b'),
];

describe('Pedigree', () => {
  const pedigree = new Pedigree(FAMILY);

  it('lists ancestors by birth, each once', () => {
    expect(pedigree.ancestors('2a')).toEqual(['0a', '0b', '1a', '1b']);
    expect(pedigree.ancestors('2b')).toEqual(['0a', '0b', '0c', '1b']);
    expect(pedigree.ancestors('0a')).toEqual([]);
  });

  it('stops after the given number of steps', () => {
    expect(pedigree.ancestors('2a', 1)).toEqual(['1a', '1b']);
    expect(pedigree.ancestors('2b', 1)).toEqual(['0c', '1b']);
    expect(pedigree.ancestors('2b', 0)).toEqual([]);
    expect(pedigree.descendants('0b', 1)).toEqual(['1b', '1c']);
  });

  it('lists descendants by birth', () => {
    expect(pedigree.descendants('0b')).toEqual(['1b', '1c', '2a', '2b']);
    expect(pedigree.descendants('0d')).toEqual([]);
  });

  test.each([
    ['2a', '2b', '1b'],
    ['1a', '1b', '0a'],
    ['1a', '1c', undefined],
    ['2a', '1b', '1b'],
    ['2a', '2a', '2a'],
    ['0d', '2a', undefined],
  ])('finds the most recent common ancestor of %s and %s: %s', (a, b, ancestor) => {
    expect(pedigree.mostRecentCommonAncestor(a, b)).toBe(ancestor);
    expect(pedigree.mostRecentCommonAncestor(b, a)).toBe(ancestor);
  });

  it('takes the lower slot of two common ancestors of one generation', () => {
    const siblings = new Pedigree([kin('0a'), kin('0b'), kin('1a', '0b', '0a'), kin('1b', '0a', '0b')]);
    expect(siblings.mostRecentCommonAncestor('1a', '1b')).toBe('0a');
  });

  it('follows the primary parents to a founder, in whatever order parents are listed', () => {
    expect(pedigree.primaryLine('2a')).toEqual(['2a', '1a', '0a']);
    expect(pedigree.primaryLine('0d')).toEqual(['0d']);
    const child = kin('1a', '0a', '0b');
    const reversed = new Pedigree([kin('0a'), kin('0b'), { ...child, parents: [...child.parents].reverse() }]);
    expect(reversed.primaryLine('1a')).toEqual(['1a', '0a']);
  });

  test.each([
    ['a missing parent', [kin('1a', '0a')]],
    ['an identifier that comes twice', [kin('0a'), kin('0a')]],
    ['a parent of the same generation', [kin('1a'), kin('1b', '1a')]],
    ['its own parent', [kin('1a', '1a')]],
  ])('refuses %s', (_, individuals) => {
    expect(() => new Pedigree(individuals)).toThrow(InvalidValueError);
  });

  it('refuses to answer about a stranger', () => {
    const questions = [
      () => pedigree.ancestors('9z'),
      () => pedigree.descendants('9z'),
      () => pedigree.primaryLine('9z'),
      () => pedigree.mostRecentCommonAncestor('0a', '9z'),
    ];
    for (const question of questions) expect(question).toThrow(InvalidValueError);
  });
});

describe.each([1, 2, 3])('a random pedigree, seed %i', (seed) => {
  const prng = prngOf({ seed, generation: 0, subject: '', purpose: 'pedigree.spec' });
  const people: Kin[] = [];
  for (let generation = 0; generation < 8; generation++) {
    const elders = people.map(({ id }) => id);
    for (const letter of 'abcdef') {
      const parents = generation === 0 ? [] : [...new Set([prng.pick(elders), prng.pick(elders)])];
      people.push(kin(`${generation}${letter}`, ...parents));
    }
  }
  const pedigree = new Pedigree(prng.shuffle(people));

  /** The oracle: the definition, without memory of what was reached. */
  function isAncestor(elder: string, id: string): boolean {
    const { parents } = people.find((person) => person.id === id) as Kin;
    return parents.some((parent) => parent.id === elder || isAncestor(elder, parent.id));
  }

  it('agrees with the definition of ancestors and descendants', () => {
    for (const { id } of people) {
      const expected = people.filter((other) => isAncestor(other.id, id)).map((other) => other.id);
      expect(pedigree.ancestors(id)).toEqual(expected);
      for (const elder of expected) expect(pedigree.descendants(elder)).toContain(id);
    }
    const related = (of: (id: string) => readonly string[]) =>
      people.reduce((count, { id }) => count + of(id).length, 0);
    expect(related((id) => pedigree.descendants(id))).toBe(related((id) => pedigree.ancestors(id)));
  });

  it('finds a common ancestor later than which there is none', () => {
    for (let trial = 0; trial < 200; trial++) {
      const [a, b] = [prng.pick(people).id, prng.pick(people).id];
      const isCommon = ({ id }: Kin) => (id === a || isAncestor(id, a)) && (id === b || isAncestor(id, b));
      const latest = people.filter(isCommon).sort((x, y) => y.generation - x.generation || byBirth(x, y))[0];
      expect(pedigree.mostRecentCommonAncestor(a, b)).toBe(latest?.id);
    }
  });
});
