/** Planted faults, and the checks that find them. A fault that no check finds is a check that is missing. */
import { ADAPTATION_FAULTS } from './adaptation-faults';
import { CONTROL_FAULTS } from './control-faults';
import { ECOLOGY_FAULTS } from './ecology-faults';
import { REGULATION_FAULTS } from './regulation-faults';
import type { Fault } from './fault';
import { GROUP_ELITE_FAULTS } from './group-elite-faults';
import { MIGRATION_FAULTS } from './migration-faults';
import { NICHE_FAULTS } from './niche-faults';
import { RANDOMNESS_FAULTS } from './randomness-faults';
import { SELECTION_FAULTS } from './selection-faults';
import { SPECIES_FAULTS } from './species-faults';
import { VARIATION_FAULTS } from './variation-faults';

export const FAULTS: readonly Fault[] = [
  ...RANDOMNESS_FAULTS,
  ...VARIATION_FAULTS,
  ...ADAPTATION_FAULTS,
  ...GROUP_ELITE_FAULTS,
  ...SELECTION_FAULTS,
  ...MIGRATION_FAULTS,
  ...NICHE_FAULTS,
  ...ECOLOGY_FAULTS,
  ...REGULATION_FAULTS,
  ...SPECIES_FAULTS,
  ...CONTROL_FAULTS,
];
