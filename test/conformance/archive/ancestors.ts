import { Pedigree } from './pedigree';
import { newbornOf } from '../records';
import type { ArchiveWorld } from './archive-world';
import { randomPedigree } from './random-pedigree';

export function describeAncestors(world: ArchiveWorld): void {
  describe('ancestors', () => {
    it('shows the individual and its parents', async () => {
      const id = world.nextId();
      const [mother, father] = [newbornOf(id, 0, 1), newbornOf(id, 0, 0)];
      const child = newbornOf(id, 1, 0, [mother, father]);
      const { token } = await world.begin([mother, father, child]);
      await world.train(id, token, { [mother.id]: 3 });
      const line = await world.archive.ancestors(child.id, { depth: 1, limit: 10 });
      expect(line.map(({ id: ancestor, depth }) => [ancestor, depth])).toEqual([
        [child.id, 0],
        [father.id, 1],
        [mother.id, 1],
      ]);
      expect(line[0].parents).toEqual([
        { id: mother.id, share: 0.5, role: 'primary', weightShare: 0 },
        { id: father.id, share: 0.5, role: 'secondary', weightShare: 1 },
      ]);
      expect(line.map(({ bitsPerCharacter }) => bitsPerCharacter)).toEqual([null, null, 3 / Math.LN2]);
    });

    it.each([1, 2, 3])('agrees with a walk over the pedigree (seed %i)', async (seed) => {
      const individuals = randomPedigree(world.nextId(), seed);
      await world.begin(individuals);
      const pedigree = new Pedigree(individuals);
      for (const { id: individual } of individuals.slice(-3)) {
        for (const depth of [0, 1, 2, 4, Number.MAX_SAFE_INTEGER]) {
          const line = await world.archive.ancestors(individual, { depth, limit: 1000 });
          expect(await world.archive.ancestors(individual, { depth, limit: 4 })).toEqual(line.slice(0, 4));
          const distance = (ancestor: string): number => {
            let steps = 0;
            while (ancestor !== individual && !pedigree.ancestors(individual, steps).includes(ancestor)) steps++;
            return steps;
          };
          const expected = [individual, ...pedigree.ancestors(individual, depth)].map((ancestor) => [
            ancestor,
            distance(ancestor),
          ]);
          expect(line.map((ancestor) => [ancestor.id, ancestor.depth]).sort()).toEqual(expected.sort());
          expect(line.map((ancestor) => ancestor.depth)).toEqual(
            line.map((ancestor) => ancestor.depth).sort((a, b) => a - b),
          );
        }
      }
    });
  });
}
