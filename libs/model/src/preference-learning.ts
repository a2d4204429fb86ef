import type { PreferenceMethod } from './language-model.port';

/** How individuals learn from preferences between texts that they wrote themselves. */
export interface PreferenceLearning {
  readonly method: PreferenceMethod;
  /** Prompts from the training split. */
  readonly prompts: number;
  /** Texts written to each prompt; every pair of them is judged. */
  readonly samples: number;
  /** Characters of a text. */
  readonly length: number;
  /** For `dpo`: how much a nat of difference counts; larger stays nearer to the reference. */
  readonly beta: number;
  readonly learningRate: number;
  /** At most; fewer where `flops` pays for fewer. */
  readonly steps: number;
  /** What all of it may cost a life: texts, checks, steps; null: as much as `budget.trainingFlops`. */
  readonly flops: number | null;
  /** Largest divergence KL(learnt || before) on the individual's own text, in nats a symbol. */
  readonly klBudgetNats: number;
}

/** Chosen by measurement (`docs/training.md`). */
export const DEFAULT_PREFERENCE_LEARNING: PreferenceLearning = {
  method: 'dpo',
  prompts: 32,
  samples: 8,
  length: 128,
  beta: 0.1,
  learningRate: 0.0001,
  steps: 240,
  flops: null,
  klBudgetNats: 0.1,
};
