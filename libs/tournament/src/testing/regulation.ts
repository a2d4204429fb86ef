import type { TournamentConfig } from '../config';

export { bornRegulation } from '../regulation/born-regulation';

/** Regulation of a config that says `regulation: {chromatin: {}}`, but few genes, which vary much. */
export const REGULATION: NonNullable<TournamentConfig['regulation']> = {
  modules: 4,
  mostModules: 6,
  hyperparameters: [],
  promoterBases: 32,
  factors: 3,
  mostFactors: 6,
  motifPositions: 6,
  motifs: null,
  cue: { symbols: 64, dimensions: 4, of: 'own', reliability: 0.5, projection: null },
  signals: ['plateau', 'stress', 'crowding', 'feedback'],
  expression: 'sensed',
  factorCost: 0.001,
  rates: {
    motif: 0.02,
    promoter: 0.1,
    strength: 0.1,
    step: 0.05,
    duplication: 0.2,
    loss: 0.2,
    inversion: 0.5,
    translocation: 0.5,
    recombination: 0.1,
  },
  chromatin: {
    sites: 4,
    divisions: 8,
    worthSymbols: 512,
    maintenance: 0.95,
    deNovo: 0.1,
    collaboration: 1,
    reset: 0.1,
    acetylKept: 0.5,
    acetylPassed: 0.5,
  },
  appraisal: 'off',
};
