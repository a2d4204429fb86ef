/** An individual as it is conceived: untrained. */
import { individualId } from '#base';
import { type Conception, geneParents } from '#evolution';
import { demesOf } from './demes';
import { ancestorsPassed } from './emergence';
import { embody } from './embody';
import { bornRegulation } from './regulation/born-regulation';
import type { Individual, Tournament } from './records';

/** `living` are those who lived as it was conceived. */
export function newborn(
  tournament: Tournament,
  generation: number,
  conception: Conception,
  living: ReadonlyMap<string, Individual>,
): Individual {
  const { slot, deme, genome } = conception;
  const inherits = tournament.config.heredity.weights !== 'darwinian';
  const parents = inherits
    ? conception.parents
    : geneParents(conception.parents).map((parent) => ({ ...parent, weightShare: 0 }));
  const { niche } = demesOf(tournament.config).find(({ name }) => name === deme)!;
  const regulation = bornRegulation(tournament, generation, conception, living);
  const { phenotype, parameters } = embody(genome, tournament, regulation);
  const id = individualId(tournament.id, { generation, slot });
  const untrained = {
    status: 'born',
    cause: null,
    life: null,
    rating: null,
    species: null,
    diedGeneration: null,
  } as const;
  const passed = ancestorsPassed(parents.map((parent) => living.get(parent.id)!));
  return {
    id,
    generation,
    slot,
    niche,
    deme,
    genome,
    phenotype,
    ...(regulation && { regulation }),
    parameters,
    parents,
    ancestorsPassed: passed,
    ...untrained,
  };
}
