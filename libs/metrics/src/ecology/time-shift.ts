/**
 * Time shift (Gaba and Ebert 2009, Trends Ecol. Evol. 24:226; Blanquart and Gandon 2013, Ecol. Lett. 16:31): raters of one generation judge models of
 * their own past, of their own time and of their future. What is measured is the rate at which they tell models from people. Contrasts are means over
 * generations; in the interaction (contemporary less all others) how good raters are at all times, and how hard a generation is to tell for all, cancel
 * out as far as they add up on the scale of rates; effects that add up in log odds leave some of themselves, the more the nearer to 0 or 1. Who drives whom: the gain of raters is what one generation more of them changes on the same models, the gain of models what one generation more of
 * those changes under the same raters.
 *
 * Intervals are by the jackknife over generations, each left out as raters and as models, with Student's t. Generations that follow each other are alike, so
 * that they are too short where evolution is slow; replicate tournaments give others.
 */
import { mean, studentQuantile, sum } from '#base';
import type { Told as Estimated } from './local-adaptation';

/** Rates by generation of models and of raters, in one order of time. [generations][generations] */
export type Shifts = readonly (readonly number[])[];

type Told = Omit<Estimated, 'deviation'>;

export interface TimeShift {
  /** Models of the raters' past less those of their own time. */
  readonly past: Told | null;
  /** Models of their future less those of their own time. */
  readonly future: Told | null;
  /** Of their own time less all others. */
  readonly interaction: Told | null;
  readonly ratersGain: Told | null;
  readonly modelsGain: Told | null;
}

const LEVEL = 0.95;
/** Rates that are equal differ by less, however they are summed. */
const ROUNDING = 1e-12;

/** `generations` are the numbers of those of `rates`: a step between two is divided by how far they are apart. */
export function timeShift(rates: Shifts, generations: readonly number[]): TimeShift {
  const all = [...rates.keys()];
  const over = (differencesOf: (some: readonly number[]) => readonly number[]): Told | null => {
    const whole = differencesOf(all);
    if (whole.length === 0) return null;
    const without = all.map((out) => differencesOf(all.filter((at) => at !== out))).filter(({ length }) => length > 0);
    return {
      mean: mean(whole),
      interval: jackknifed(mean(whole), without.map(mean)),
      of: whole.length,
    };
  };
  const against = (isOther: (models: number, raters: number) => boolean) => (some: readonly number[]) =>
    some.flatMap((raters) => {
      const others = some.filter((models) => isOther(models, raters));
      return others.length === 0 ? [] : [mean(others.map((models) => rates[models][raters])) - rates[raters][raters]];
    });
  const steps = (changeOf: (from: number, to: number) => number) => (some: readonly number[]) =>
    some.flatMap((from) => {
      const gap = generations[from + 1] - generations[from];
      return some.includes(from + 1) ? [changeOf(from, from + 1) / gap] : [];
    });
  return {
    past: over(against((models, raters) => models < raters)),
    future: over(against((models, raters) => models > raters)),
    interaction: over((some) =>
      against((models, raters) => models !== raters)(some).map((difference) => 0 - difference),
    ),
    ratersGain: over(steps((from, to) => rates[from][to] - rates[from][from])),
    modelsGain: over(steps((from, to) => rates[to][from] - rates[from][from])),
  };
}

/** Null of fewer than three values, and where all are equal. */
function jackknifed(centre: number, without: readonly number[]): Told['interval'] {
  const { length } = without;
  if (length < 3) return null;
  const middle = mean(without);
  const error = Math.sqrt(((length - 1) / length) * sum(without.map((each) => (each - middle) ** 2)));
  if (error < ROUNDING) return null;
  const reach = studentQuantile((1 + LEVEL) / 2, length - 1) * error;
  return [centre - reach, centre + reach];
}
