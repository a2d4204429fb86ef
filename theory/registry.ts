/** All checks, in the order of the report. */
import type { Check } from './check';
import { ADAPTATION } from './checks/adaptation';
import { BINDING } from './checks/binding';
import { CHROMATIN } from './checks/chromatin';
import { CHROMOSOME } from './checks/chromosome';
import { CONTROLS } from './checks/controls';
import { DIFFERENTIATION } from './checks/differentiation';
import { DRAWS } from './checks/draws';
import { EV } from './checks/ev';
import { GOALS } from './checks/goals';
import { GROUP_ELITE } from './checks/group-elite';
import { GROWTH } from './checks/growth';
import { NOVELTY_SEARCH } from './checks/novelty-search';
import { PEDIGREE } from './checks/pedigree';
import { PERSISTENCE } from './checks/persistence';
import { SILENCE } from './checks/silence';
import { SPECIES } from './checks/species';
import { SPECTRUM } from './checks/spectrum';
import { GENEALOGY } from './checks/genealogy';
import { DRIFT } from './checks/drift';
import { FIXATION } from './checks/fixation';
import { FREQUENCY } from './checks/frequency';
import { ILLUMINATION } from './checks/illumination';
import { INFORMATION } from './checks/information';
import { LEARNING } from './checks/learning';
import { LOAD } from './checks/load';
import { MARKS } from './checks/marks';
import { MATES } from './checks/mates';
import { MIGRATION } from './checks/migration';
import { MUTATION } from './checks/mutation';
import { NICHES } from './checks/niches';
import { PREDATION } from './checks/predation';
import { PRICE } from './checks/price';
import { QUASISPECIES } from './checks/quasispecies';
import { RECOLONISATION } from './checks/recolonisation';
import { REACTION_NORMS } from './checks/reaction-norms';
import { REPLACEMENT } from './checks/replacement';
import { RECOMBINATION } from './checks/recombination';
import { SELECTION } from './checks/selection';
import { STEP } from './checks/step';

export const CHECKS: readonly Check[] = [
  ...DRAWS,
  ...MUTATION,
  ...ADAPTATION,
  ...GROUP_ELITE,
  ...RECOMBINATION,
  ...SELECTION,
  ...MATES,
  ...REPLACEMENT,
  ...NICHES,
  ...ILLUMINATION,
  ...NOVELTY_SEARCH,
  ...GOALS,
  ...FREQUENCY,
  ...PREDATION,
  ...SPECIES,
  ...CONTROLS,
  ...STEP,
  ...DRIFT,
  ...MIGRATION,
  ...DIFFERENTIATION,
  ...FIXATION,
  ...LOAD,
  ...QUASISPECIES,
  ...PRICE,
  ...RECOLONISATION,
  ...GENEALOGY,
  ...PEDIGREE,
  ...PERSISTENCE,
  ...SPECTRUM,
  ...GROWTH,
  ...LEARNING,
  ...REACTION_NORMS,
  ...INFORMATION,
  ...EV,
  ...BINDING,
  ...CHROMATIN,
  ...MARKS,
  ...SILENCE,
  ...CHROMOSOME,
];
