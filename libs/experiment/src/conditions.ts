/** The conditions of an experiment: each arm at each combination of levels, which every seed runs once. */
import { combinationsOf, type Design, type Levels, type Settings } from './design';
import { mergeSettings, says } from './merge-settings';
import { ARM_PRESETS, type ArmPreset } from './presets';

/** Settings, and where in the experiment's config they stand. */
interface Layer {
  readonly field: string;
  readonly set: Settings;
  readonly isPreset: boolean;
}

export interface Condition {
  readonly arm: string;
  readonly levels: Levels;
  /** Of its tournaments. */
  readonly config: Settings;
  /** Where in the experiment's config it is said what a field of the tournament's config is. */
  readonly sourceOf: (field: string) => string;
}

/** An arm's settings lie over those of the levels, these over the base; what a preset says lies under what the arm says. */
export function conditionsOf(design: Design): readonly Condition[] {
  return combinationsOf(design).flatMap((levels) =>
    design.arms.map(({ name }, index) => conditionOf(design, index, levels, name)),
  );
}

function conditionOf(design: Design, index: number, levels: Levels, arm: string): Condition {
  const { use, set } = design.arms[index];
  const below = [{ field: 'base', set: design.base, isPreset: false }, ...layersOf(design, levels)];
  const without = below.reduce((config, layer) => mergeSettings(config, layer.set), {} as Settings);
  const preset = use === undefined ? {} : ARM_PRESETS[use as ArmPreset].settings(without);
  const layers: Layer[] = [
    ...below,
    { field: `arms.${index}.use`, set: preset, isPreset: true },
    { field: `arms.${index}.set`, set, isPreset: false },
  ];
  const config = mergeSettings(mergeSettings(without, preset), set);
  return { arm, levels, config, sourceOf: (field) => sourceIn(layers, field) };
}

function layersOf({ factors }: Design, levels: Levels): readonly Layer[] {
  return Object.entries(factors).map(([name, given]) => {
    const at = given.findIndex(({ level }) => level === levels[name]);
    return { field: `factors.${name}.${at}.set`, set: given[at].set, isPreset: false };
  });
}

function sourceIn(layers: readonly Layer[], field: string): string {
  const keys = field.split('.');
  const layer = layers.findLast(({ set }) => says(set, keys)) ?? layers[0];
  return layer.isPreset ? layer.field : `${layer.field}.${field}`;
}
