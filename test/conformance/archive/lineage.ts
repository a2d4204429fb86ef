import type { Birth } from '#base';
import type { LineageMember } from '#lineage';
import { newbornOf } from '../records';
import type { ArchiveWorld } from './archive-world';

export function describeLineage(world: ArchiveWorld): void {
  describe('lineage', () => {
    it('tells everyone by birth with both parents, a part at a time', async () => {
      const id = world.nextId();
      const [mother, father] = [newbornOf(id, 0, 1), newbornOf(id, 0, 0)];
      const child = newbornOf(id, 10, 2, [mother, father]);
      const other = newbornOf(id, 2, 0, [father]);
      const { token } = await world.begin([mother, father, child, other]);
      await world.train(id, token, { [mother.id]: 3, [father.id]: Infinity });
      await world.store.commit(id, token, { died: { ids: [father.id], generation: 4 }, events: [] });
      const founded = { number: 0, name: 'gru-baba', parent: null, founder: child.id, generation: 10 };
      const member = { generation: 10, individual: child.id, species: 0 };
      await world.store.commit(id, token, { speciation: { founded: [founded], members: [member] }, events: [] });
      await world.archive.annotateIndividual(child.id, { name: 'Ishmael' });
      const born = [father, mother, other, child].map((individual): LineageMember => ({
        id: individual.id,
        generation: individual.generation,
        niche: individual.niche,
        deme: individual.deme,
        family: individual.phenotype.architecture.family,
        species: individual === child ? 'gru-baba' : null,
        parents: individual.parents.map(({ id: parent, share, role }) => ({ id: parent, share, role })),
        bitsPerCharacter: individual === mother ? 3 / Math.LN2 : null,
        diedGeneration: individual === father ? 4 : null,
        name: individual === child ? 'Ishmael' : null,
      }));
      const parts: [Birth | undefined, number, LineageMember[]][] = [
        [undefined, 100, born],
        [undefined, 3, born.slice(0, 3)],
        [father, 2, born.slice(1, 3)],
        [other, 100, [born[3]]],
        [child, 100, []],
        [{ generation: 2 ** 40, slot: 2 ** 40 }, 100, []],
      ];
      for (const [after, limit, expected] of parts) {
        expect(await world.archive.lineage(id, after, limit)).toEqual(expected);
      }
    });

    it('is read as the pedigree of generations, with what secondary parents gave', async () => {
      const id = world.nextId();
      const [mother, father] = [newbornOf(id, 0, 1), newbornOf(id, 0, 0)];
      const [child, other] = [newbornOf(id, 10, 2, [mother, father]), newbornOf(id, 2, 0, [father])];
      await world.begin([mother, father, child, other]);
      const read = async (from: number, to: number) => {
        const born = await world.store.parentage(id, from, to);
        return born.map((one) => [one.id, one.generation, one.slot, one.parents.map((parent) => parent.id).sort()]);
      };
      expect(await read(0, 2)).toEqual([
        [father.id, 0, 0, []],
        [mother.id, 0, 1, []],
        [other.id, 2, 0, [father.id]],
      ]);
      expect(await read(3, 10)).toEqual([[child.id, 10, 2, [father.id, mother.id]]]);
      const [{ parents }] = await world.store.parentage(id, 10, 10);
      expect(parents.find(({ role }) => role === 'secondary')).toEqual({
        id: father.id,
        role: 'secondary',
        genes: child.parents[1].genes,
      });
      expect(await read(11, 20)).toEqual([]);
    });
  });
}
