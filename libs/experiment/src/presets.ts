/** Arms that an experiment can name: settings laid over those of the base, and what they are for. */
import type { Settings } from './design';

interface Preset {
  readonly about: string;
  /** Whether it does without selection, variation or populations, so that a difference to it is a gain due to evolution. */
  readonly isControl: boolean;
  /** Over these of the base. */
  readonly settings: (base: Settings) => Settings;
}

const PRESETS = {
  neutral: {
    about: 'No selection: all who are viable are alike (Kimura 1968).',
    isControl: true,
    settings: () => ({ breeding: { shaping: { scheme: 'neutral' } } }),
  },
  shuffled: {
    about:
      'Scores are permuted in each deme: as much luck as selection, and no cause (a permutation test, Fisher 1935).',
    isControl: true,
    settings: () => ({ breeding: { shaping: { scheme: 'shuffled' } } }),
  },
  'no-variation': {
    about: 'Children are clones: selection has the founders alone to choose from.',
    isControl: true,
    settings: () => ({ breeding: { mutationRate: 0, crossoverRate: 0, selfAdaptation: { scheme: 'none' } } }),
  },
} satisfies Readonly<Record<string, Preset>>;

export type ArmPreset = keyof typeof PRESETS;
export const ARM_PRESETS: Readonly<Record<ArmPreset, Preset>> = PRESETS;
export const ARM_PRESET_NAMES = Object.keys(PRESETS) as [ArmPreset, ...ArmPreset[]];
