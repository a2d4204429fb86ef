/** Which differences are to a control, and which of these a gain due to evolution: by what the tournaments are, whatever their arms are called. */
import { canonicalJson, type Json } from '#base';
import { conditionsOf } from './conditions';
import type { Contrast, Design, Settings } from './design';
import { mergeSettings } from './merge-settings';
import { ARM_PRESETS, type ArmPreset } from './presets';
import { type ResultRow, sameLevels } from './results';

const CONTROLS = Object.values(ARM_PRESETS).filter(({ isControl }) => isControl);

/**
 * Whether `arm` evolves, and `to` is, at all levels, what a control makes of that very arm: the control's settings laid over the arm's config. Where
 * they differ in anything else, the difference is none of evolution.
 */
export function isToControl(design: Design, { arm, to }: Contrast): boolean {
  const armOf = (name: string) => design.arms.find((each) => each.name === name)!;
  const control = ARM_PRESETS[armOf(to).use as ArmPreset] as (typeof CONTROLS)[0] | undefined;
  if (armOf(arm).use !== undefined || !control?.isControl) return false;
  const { needs } = control;
  const needed = needs === undefined ? {} : { [needs]: armOf(to).set[needs] };
  const conditions = conditionsOf(design);
  return conditions
    .filter((each) => each.arm === arm)
    .every(({ config, levels }) => {
      const twin = conditions.find((each) => each.arm === to && sameLevels(levels, each.levels))!;
      const controlled = mergeSettings(mergeSettings(config, control.settings(config)), needed);
      return isSame(twin.config, controlled) && evolves(config);
    });
}

/** Whether a final difference to a control shows that evolution saves something: the whole interval is below 0. */
export function isGain({ isFinal, differenceInterval }: Pick<ResultRow, 'isFinal' | 'differenceInterval'>): boolean {
  return isFinal && differenceInterval !== null && differenceInterval[1] < 0;
}

/** Whether each control would change it. */
function evolves(config: Settings): boolean {
  return CONTROLS.every(({ settings }) => !isSame(config, mergeSettings(config, settings(config))));
}

function isSame(one: Settings, other: Settings): boolean {
  return canonicalJson(one as Json) === canonicalJson(other as Json);
}
