/** The operators that breed models, as the checks are given them: a planted fault is this table with one entry wrapped. */
import { prngOf } from '#base';
import { fitness, PARENT_SELECTIONS, REPLACEMENTS, step } from '#evolution';
import { drawGenes, mutation, recombination } from '#genome';
import { effectiveSize } from './exact/wright-fisher';

export const PRODUCTION = {
  ...PARENT_SELECTIONS,
  ...REPLACEMENTS,
  prngOf,
  drawGenes,
  mutation,
  recombination,
  fitness,
  step,
  effectiveSize,
};

export type Operators = typeof PRODUCTION;
