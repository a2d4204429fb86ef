import { newbornOf } from '../records';
import type { ArchiveWorld } from './archive-world';
import { descendantsOf, mostRecentCommonAncestor, primaryLineOf } from './kin';
import { randomPedigree } from './random-pedigree';

export function describeRelatives(world: ArchiveWorld): void {
  describe.each([1, 2, 3])('relatives in a random pedigree (seed %i)', (seed) => {
    const setUp = async () => {
      const individuals = randomPedigree(world.nextId(), seed);
      await world.begin(individuals);
      return individuals;
    };

    it('are descendants by depth, the nearest where there are too many', async () => {
      const individuals = await setUp();
      for (const { id } of individuals.slice(0, 5)) {
        const depthOf = (other: string): number => {
          let steps = 0;
          while (other !== id && !descendantsOf(individuals, id, steps).includes(other)) steps++;
          return steps;
        };
        for (const depth of [0, 1, 3, Number.MAX_SAFE_INTEGER]) {
          const expected = [id, ...descendantsOf(individuals, id, depth)].map((other) => [other, depthOf(other)]);
          const all = await world.archive.descendants(id, { depth, limit: 1000 });
          expect(all.map((other) => [other.id, other.depth]).sort()).toEqual(expected.sort());
          expect(all.map((other) => other.depth)).toEqual(all.map((other) => other.depth).sort((a, b) => a - b));
          expect(await world.archive.descendants(id, { depth, limit: 4 })).toEqual(all.slice(0, 4));
        }
      }
    });

    it('are a line of primary parents', async () => {
      const individuals = await setUp();
      for (const { id } of individuals.slice(-5)) {
        const line = await world.archive.primaryLine(id, 1000);
        expect(line.map((each) => each.id)).toEqual(primaryLineOf(individuals, id));
        expect(line.map(({ depth }) => depth)).toEqual(line.map((_, at) => at));
        expect(await world.archive.primaryLine(id, 1)).toEqual(line.slice(0, 2));
      }
    });

    it('have common ancestors, all those born last', async () => {
      const individuals = await setUp();
      for (const { id: one } of individuals.slice(-6)) {
        for (const { id: other } of individuals.slice(10, 35)) {
          const common = await world.archive.commonAncestors(one, other);
          expect(common[0]?.id).toBe(mostRecentCommonAncestor(individuals, one, other));
          const generations = new Set(common.map(({ generation }) => generation));
          expect(generations.size).toBe(Math.min(1, common.length));
          for (const { id } of common) {
            for (const child of [one, other])
              expect([id, ...descendantsOf(individuals, id, Infinity)]).toContain(child);
          }
        }
      }
    });
  });

  it('tells both of two common ancestors that are as old as each other', async () => {
    const id = world.nextId();
    const [mother, father] = [newbornOf(id, 0, 1), newbornOf(id, 0, 0)];
    const [one, other] = [newbornOf(id, 1, 0, [mother, father]), newbornOf(id, 1, 1, [father, mother])];
    await world.begin([mother, father, one, other]);
    const common = await world.archive.commonAncestors(one.id, other.id);
    expect(common.map((each) => each.id)).toEqual([father.id, mother.id]);
    expect(common[0]).toEqual({
      id: father.id,
      generation: 0,
      slot: 0,
      niche: 'moby',
      deme: 'north',
      family: father.phenotype.architecture.family,
      bitsPerCharacter: null,
      parents: [],
    });
  });

  it('follows a line of a thousand generations', async () => {
    const id = world.nextId();
    const line = [newbornOf(id, 0, 0)];
    for (let generation = 1; generation <= 1000; generation++) line.push(newbornOf(id, generation, 0, line.slice(-1)));
    await world.begin(line);
    const read = await world.archive.primaryLine(line[1000].id, 1000);
    expect(read.map((each) => each.id)).toEqual(line.map((each) => each.id).reverse());
  });
}
