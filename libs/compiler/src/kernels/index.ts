import type { KernelTable } from '../kernel';
import { COMPARISONS } from './comparisons';
import { ELEMENTWISE } from './elementwise';
import { LAYOUT } from './layout';
import { LOOKUPS } from './lookups';
import { NORMALISATIONS } from './normalisations';
import { PRODUCTS } from './products';
import { REDUCTIONS } from './reductions';

/** Every kernel that a program may call. */
export const KERNELS: KernelTable = {
  ...COMPARISONS,
  ...ELEMENTWISE,
  ...LAYOUT,
  ...LOOKUPS,
  ...NORMALISATIONS,
  ...PRODUCTS,
  ...REDUCTIONS,
};
