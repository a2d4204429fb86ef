import type { BornRegulation } from '../../../libs/tournament/src/regulation/regulation-records';
import { newbornOf } from '../records';
import type { ArchiveWorld } from './archive-world';

const genomeOf = (...ids: string[]): BornRegulation => ({
  genes: ids.map((id) => ({ kind: 'module', id, parentId: null, target: null, promoter: 'ACGT', basal: 0.5 })),
  chromatin: null,
  marks: null,
});

export function describeRegulation(world: ArchiveWorld): void {
  it('tells of regulation with the parents that genes and weights of modules are from', async () => {
    const id = world.nextId();
    const one = { ...newbornOf(id, 0, 0), regulation: genomeOf('m0', 'm1') };
    const other = { ...newbornOf(id, 0, 1), regulation: genomeOf('m0', 'm2') };
    const born = { ...genomeOf('m0', 'm1'), fromSecondary: ['m0'] };
    const child = { ...newbornOf(id, 1, 0, [one, other]), regulation: born };
    const earlier = { ...newbornOf(id, 1, 1, [one, other]), regulation: genomeOf('m0', 'm1') };
    await world.begin([one, other, child, earlier, newbornOf(id, 1, 2)]);
    const parents = [
      { id: one.id, role: 'primary', share: 0.5, weightShare: 0, regulation: one.regulation },
      { id: other.id, role: 'secondary', share: 0.5, weightShare: 1, regulation: other.regulation },
    ];
    expect(await world.archive.regulation(child.id)).toEqual({ tournamentId: id, born, parents, lives: [] });
    expect(await world.archive.regulation(earlier.id)).toMatchObject({ born: earlier.regulation, parents });
    expect(await world.archive.regulation(one.id)).toMatchObject({ born: one.regulation, parents: [] });
    expect(await world.archive.regulation(`${id}-1-2`)).toBeNull();
    expect(await world.archive.regulation(`${id}-1-3`)).toBeUndefined();
  });
}
