/** The operators that breed models, and what measures them, as the checks are given them: a planted fault is this table with one entry wrapped. */
import { prngOf } from '#base';
import {
  ADAPTATIONS,
  fitness,
  MATE_CHOICES,
  MIGRATIONS,
  PARENT_SELECTIONS,
  REPLACEMENTS,
  SHAPINGS,
  nextSpecies,
  speciate,
  step,
} from '#evolution';
import { drawGenes, mutation, recombination } from '#genome';
import { differencesBetween, persistent } from '#lineage';
import { offspringNumbers, priceTerms } from '#metrics';
import {
  afterDivision,
  afterLife,
  configurationEntropyBits,
  epipolymorphism,
  expressionOf,
  inGermline,
  invert,
  markLogOdds,
  methylationEntropy,
  mutateGenes,
  normalisedMethylationEntropy,
  occupancyOf,
  recombineGenomes,
  sequenceInformation,
} from '#regulation';

export const PRODUCTION = {
  ...PARENT_SELECTIONS,
  ...REPLACEMENTS,
  ...MATE_CHOICES,
  ...MIGRATIONS,
  ...SHAPINGS,
  ...ADAPTATIONS,
  prngOf,
  drawGenes,
  mutation,
  recombination,
  fitness,
  step,
  speciate,
  nextSpecies,
  offspringNumbers,
  priceTerms,
  differencesBetween,
  persistent,
  occupancyOf,
  configurationEntropyBits,
  sequenceInformation,
  afterDivision,
  methylationEntropy,
  epipolymorphism,
  normalisedMethylationEntropy,
  afterLife,
  expressionOf,
  inGermline,
  markLogOdds,
  mutateGenes,
  invert,
  recombineGenomes,
};

export type Operators = typeof PRODUCTION;
