/** Which contrasts of an experiment are to controls: reckoned once, since configs do not change, and very many conditions take a while. */
import { canonicalJson, type Json } from '#base';
import { configSchema, type ExperimentConfig } from '#contracts';
import { type Contrast, contrastsToControls, type Settings } from '#experiment';
import { designOf } from './prepare-experiment';

/** Experiments that are looked at again and again. */
const MOST_KNOWN = 64;
const known = new Map<string, readonly Contrast[]>();

export function controlsIn(config: ExperimentConfig): readonly Contrast[] {
  const { base, arms, factors, contrasts = null } = config;
  const key = canonicalJson({ base, arms, factors, contrasts } as unknown as Json);
  const found = known.get(key) ?? contrastsToControls(designOf(config), complete);
  known.delete(key);
  known.set(key, found); // as the newest
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!);
  return found;
}

/** With all that is left out; null where it is none. */
export function complete(config: Settings): Settings | null {
  return configSchema.safeParse({ ...config, name: 'of a cell' }).data ?? null;
}
