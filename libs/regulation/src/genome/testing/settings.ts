import type { RegulationSettings } from '../regulation-settings';

export const SETTINGS: RegulationSettings = {
  modules: 4,
  mostModules: 6,
  hyperparameters: [],
  promoterBases: 16,
  factors: 3,
  mostFactors: 5,
  motifPositions: 4,
  motifs: null,
  rates: {
    motif: 0.02,
    promoter: 0.01,
    strength: 0.1,
    step: 0.05,
    duplication: 0.01,
    loss: 0.01,
    inversion: 0.02,
    translocation: 0.02,
    recombination: 0.1,
  },
  chromatin: 'off',
  appraisal: 'off',
};
