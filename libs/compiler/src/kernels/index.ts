import type { KernelTable } from '../kernel';
import { ELEMENTWISE } from './elementwise';
import { LAYOUT } from './layout';
import { LOOKUPS } from './lookups';
import { NORMALISATIONS } from './normalisations';
import { PRODUCTS } from './products';
import { REDUCTIONS } from './reductions';

/** Every kernel that a program may call. */
export const KERNELS: KernelTable = {
  ...ELEMENTWISE,
  ...LAYOUT,
  ...LOOKUPS,
  ...NORMALISATIONS,
  ...PRODUCTS,
  ...REDUCTIONS,
};
