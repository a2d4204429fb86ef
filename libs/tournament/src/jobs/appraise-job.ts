import type { Birth } from '#base';
import type { AppraisalSettings, RegulationRates } from '#regulation';
import type { Architecture } from '#genome';
import type { BornRegulation } from '../regulation/regulation-records';
import type { TextReference } from './text-reference';

/** Lets the regulation of a trained individual evolve by evaluations alone. */
export interface AppraiseJob {
  readonly kind: 'appraise';
  /** Of all draws, with the generation and the birth. */
  readonly seed: number;
  readonly generation: number;
  readonly birth: Birth;
  readonly architecture: Architecture;
  readonly weights: string;
  /** With the marks that it has as the life ends. */
  readonly regulation: BornRegulation;
  /** Texts that candidates are evaluated on, each with what it sensed there. */
  readonly places: readonly { readonly text: TextReference; readonly signals: readonly number[] }[];
  readonly settings: Omit<AppraisalSettings, 'texts' | 'rates'> & { readonly rates: RegulationRates };
  /** Of an evaluation, whose blocks are left alone. */
  readonly validationSymbols: number;
  readonly vocabulary: readonly string[];
}
