/** Ways of genes between demes that a config can name. */
import { MIGRATIONS } from '../migration';
import type { Migration } from '../operators';
import { above, count, makeOf, scheme, type SchemeConfig } from './scheme';

const RATE = above(0, 1, 0.05, 'Probability that a child of a deme has its parents in another.');

export const MIGRATION_SCHEMES = {
  none: scheme('Parents are of the deme of the child.', {}, (): Migration | undefined => undefined),
  island: scheme('Genes come from any other deme alike.', { rate: RATE }, ({ rate }): Migration | undefined =>
    MIGRATIONS.island(rate),
  ),
  ring: scheme(
    'Genes come from the two demes beside, in the order of the config, the last beside the first.',
    { rate: RATE },
    ({ rate }): Migration | undefined => MIGRATIONS.ring(rate),
  ),
  'stepping-stone': scheme(
    'Demes fill a lattice row by row, in the order of the config; genes come from those above, below, left and right.',
    { rate: RATE, columns: count(1, 256, 1, 'Of the lattice; 1 is a line of demes.') },
    ({ rate, columns }): Migration | undefined => MIGRATIONS.steppingStone(rate, columns),
  ),
  'goal-switching': scheme(
    'A child has one parent, of those elsewhere who predict the text of this deme better than everyone who lives in it; where nobody does, its parents are of the deme.',
    { rate: RATE },
    ({ rate }): Migration | undefined => MIGRATIONS.goalSwitching(rate),
  ),
};

export type MigrationConfig = SchemeConfig<typeof MIGRATION_SCHEMES>;

export function migrationOf(config: MigrationConfig): Migration | undefined {
  return makeOf<Migration | undefined>(MIGRATION_SCHEMES, config);
}
