/** Which differences are to a control, and which of these a gain due to evolution: by what the tournaments are, whatever their arms are called. */
import { canonicalJson, groupBy, type Json } from '#base';
import { type Condition, conditionsOf } from './conditions';
import type { Arm, Contrast, Design, Settings } from './design';
import { evolves } from './evolves';
import { mergeSettings } from './merge-settings';
import { ARM_PRESET_NAMES, ARM_PRESETS } from './presets';
import type { ResultRow } from './results';

/** How many more FLOPs than its control an arm may have spent on a gain, whatever its experiment tolerates. */
export const MOST_FOR_A_GAIN = 0.1;

/** A tournament's config with all filled in that it leaves out; null where it is none. */
export type Complete = (config: Settings) => Settings | null;

/**
 * Contrasts whose arm evolves, and whose other arm is, at all levels, what a control makes of that very arm: the control's settings laid over
 * the arm's config. Where they differ in anything else, the difference is none of evolution.
 */
export function contrastsToControls(design: Design, complete: Complete): readonly Contrast[] {
  const arms = new Map(design.arms.map((arm) => [arm.name, arm]));
  const asked = design.contrasts.filter(({ arm, to }) => arms.get(arm)!.use === undefined && controlOf(arms.get(to)!));
  if (asked.length === 0) return [];
  const conditions = groupBy(conditionsOf(design), ({ arm }) => arm);
  return asked.filter(({ arm, to }) => {
    const twins = conditions.get(to)!; // in the order of levels, as those of each arm
    return conditions.get(arm)!.every((own, at) => isTwin(own, twins[at], arms.get(to)!, complete));
  });
}

function isTwin({ config }: Condition, twin: Condition, control: Arm, complete: Complete): boolean {
  const { settings, needs } = controlOf(control)!;
  const needed = needs === undefined ? {} : { [needs]: control.set[needs] };
  const controlled = mergeSettings(mergeSettings(config, settings(config)), needed);
  const whole = complete(config);
  return whole !== null && evolves(whole) && isSame(complete(twin.config), complete(controlled));
}

function controlOf({ use }: Arm) {
  const preset = ARM_PRESET_NAMES.find((name) => name === use);
  return preset && ARM_PRESETS[preset].isControl ? ARM_PRESETS[preset] : undefined;
}

/** Whether a final difference to a control shows that evolution gains something: the whole interval is on the better side of 0, at equal compute or less. */
export function isGain(
  {
    isFinal,
    differenceInterval,
    mostMoreCompute,
  }: Pick<ResultRow, 'isFinal' | 'differenceInterval' | 'mostMoreCompute'>,
  better: 'higher' | 'lower' | null,
): boolean {
  if (!isFinal || differenceInterval === null || better === null || mostMoreCompute! > MOST_FOR_A_GAIN) return false;
  const [low, high] = differenceInterval;
  return better === 'lower' ? high < 0 : low > 0;
}

function isSame(one: Settings | null, other: Settings | null): boolean {
  return canonicalJson(one as Json) === canonicalJson(other as Json);
}
