/** What a genome is in a tournament: its phenotype, and the size that the tournament's vocabulary gives it. */
import { InvalidValueError } from '#base';
import { searchSpaceOf } from '#evolution';
import { express, type Genome, isGenomeOf } from '#genome';
import { networkModules, type RegulatoryGenome } from '#regulation';
import { firstDifference } from './first-difference';
import { planLife } from './plan-life';
import { checkBornRegulation } from './regulation/check-regulation';
import type { BornRegulation } from './regulation/regulation-records';
import type { Individual, Tournament } from './records';

export type Setting = Pick<Tournament, 'config' | 'survey'>;

/** With the modules that its regulatory genome names, if it has one. */
export function embody(
  genome: Genome,
  { config, survey }: Setting,
  regulation?: RegulatoryGenome | null,
): Pick<Individual, 'phenotype' | 'parameters'> {
  const phenotype = express(genome, regulation ? networkModules(regulation) : undefined);
  const { parameters } = planLife(phenotype, survey.vocabulary.length, config.budget);
  return { phenotype, parameters };
}

/** A genome, and what is kept beside it because it is asked for. */
export interface Embodied extends Pick<Individual, 'genome' | 'parameters'> {
  readonly regulation: BornRegulation | null;
  readonly family: string;
  readonly architecture: object;
  readonly hyperparameters: object;
}

/** Checks individuals of a tournament: each throws an InvalidValueError that names the field which its genome contradicts. */
export function bodyCheck(setting: Setting): (kept: Embodied) => void {
  const space = searchSpaceOf(setting.config);
  return ({ genome, regulation, family, architecture, hyperparameters, parameters }) => {
    if (!isGenomeOf(space, genome))
      throw new InvalidValueError('genome', genome, "an allele of the tournament's search space at each locus");
    checkBornRegulation(setting.config, regulation);
    const { phenotype, parameters: counted } = embody(genome, setting, regulation);
    const expressed = { family: phenotype.architecture.family, ...phenotype, parameters: counted };
    const found = firstDifference({ family, architecture, hyperparameters, parameters }, expressed);
    if (found)
      throw new InvalidValueError(
        found.path,
        found.left ?? null,
        `${JSON.stringify(found.right) ?? 'nothing'} by its genome`,
      );
  };
}
