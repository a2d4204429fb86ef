/** What is other in a generation than in the one before. */
import { baseValue } from './base-value';
import type { EnvironmentConfig } from './change';
import type { Value } from './dials';
import { keyOf, type Setting } from './settings';

export interface Changed extends Omit<Setting, 'value'> {
  readonly from: Value;
  readonly to: Value;
}

/** In the order of the settings; what is set no more is as in the config again, and comes last. */
export function changesBetween(
  config: EnvironmentConfig,
  before: readonly Setting[],
  after: readonly Setting[],
): readonly Changed[] {
  const [was, is] = [before, after].map((settings) => new Map(settings.map((one) => [keyOf(one), one.value])));
  const ended = before.filter((setting) => !is.has(keyOf(setting)));
  return [...after, ...ended].flatMap(({ value: _, ...setting }) => {
    const base = baseValue(config, setting.set, setting);
    const [from, to] = [was.get(keyOf(setting)) ?? base, is.get(keyOf(setting)) ?? base];
    return said(from) === said(to) ? [] : [{ ...setting, from, to }];
  });
}

/** Lists are sets: their order says nothing. */
export function said(value: Value): string {
  return [...new Set([value].flat())].sort().join();
}
