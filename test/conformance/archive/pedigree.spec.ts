import { InvalidValueError, prngOf } from '#base';
import { type Kin, Pedigree } from './pedigree';

/** An individual named `<generation><letter of its slot>`. */
function kin(id: string, ...parents: string[]): Kin {
  return {
    id,
    generation: Number(id[0]),
    slot: id.charCodeAt(1) - 97,
    parents: parents.map((parent) => ({ id: parent })),
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
    expect(() => pedigree.ancestors('9z')).toThrow(InvalidValueError);
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

  it('agrees with the definition of ancestors', () => {
    for (const { id } of people) {
      const expected = people.filter((other) => isAncestor(other.id, id)).map((other) => other.id);
      expect(pedigree.ancestors(id)).toEqual(expected);
    }
  });
});
