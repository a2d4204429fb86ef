/** Loci of regulated modules, which a config opens by naming them: without, no architecture has any. */
import { ROUTERS } from './phenotype';
import type { CategoricalLocus, OrdinalLocus } from './search-space';

export const MODULE_LOCI: readonly (OrdinalLocus | CategoricalLocus)[] = [
  { kind: 'ordinal', name: 'modules', values: [0, 2, 4, 8] },
  { kind: 'ordinal', name: 'adapterRank', values: [2, 4, 8] },
  { kind: 'ordinal', name: 'adapterPlace', values: [1, 2, 3] },
  { kind: 'categorical', name: 'adapterRouter', values: ROUTERS },
];

/** Hidden units of a module where no gene says how many. */
export const DEFAULT_RANK = 4;
