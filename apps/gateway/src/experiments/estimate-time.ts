/** How long an experiment would run, at the speed of tournaments like its own that ran here. */
import type { TournamentView } from '#contracts';
import type { EngineName } from '#engines';
import { plannedTrainingFlops, type TournamentConfig } from '#tournament';

/** FLOPs of training a second and worker where nothing is known: small models, evaluations and all else in their time. */
const GUESS: Readonly<Record<EngineName, number>> = {
  native: 6e10,
  onnx: 3e10,
  'onnx-webgpu': 3e10,
  'onnx-cuda': 3e10,
  'tfjs-node': 3e9,
  'tfjs-node-gpu': 3e9,
  'tfjs-wasm': 1.5e9,
  'tfjs-cpu': 1e8,
};
/** Short lives spend their time on other things than training: only those of about the same length tell how long these take. */
const ALIKE = 4;

interface Estimate {
  readonly seconds: number;
  /** Tournaments that the speed was taken from; 0: a guess. */
  readonly measured: number;
}

/** A tournament that ran here, and how many ran at once. */
export interface Ran extends Pick<TournamentView, 'status' | 'config' | 'seconds'> {
  readonly atOnce: number;
}

/** Of `times` tournaments of each plan with so many of `workers` processes; `before` ran with all of them. */
export function estimateTime(
  plans: readonly { readonly config: TournamentConfig; readonly flops: number }[],
  times: number,
  before: readonly Ran[],
  { engine, workers, used }: { readonly engine: EngineName; readonly workers: number; readonly used: number },
): Estimate {
  const known = before.filter(({ status, seconds }) => status === 'finished' && seconds > 1);
  const alike = known.filter((each) => plans.some(({ config }) => isOfLength(configOf(each), config)));
  const total = (of: (each: Ran) => number): number => alike.reduce((sum, each) => sum + of(each), 0);
  const speed =
    alike.length > 0
      ? total((each) => plannedTrainingFlops(configOf(each))) / total(({ seconds, atOnce }) => seconds / atOnce)
      : GUESS[engine] * workers;
  const flops = times * plans.reduce((sum, plan) => sum + plan.flops, 0);
  return { seconds: (flops / speed) * (workers / used), measured: alike.length };
}

/** It was checked when it was launched. */
const configOf = ({ config }: Ran): TournamentConfig => config as unknown as TournamentConfig;

function isOfLength({ budget: one }: TournamentConfig, { budget: other }: TournamentConfig): boolean {
  const ratio = one.trainingFlops / other.trainingFlops;
  return ratio <= ALIKE && ratio >= 1 / ALIKE;
}
