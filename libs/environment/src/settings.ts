/** What the changes of a config come to in a generation: a value for each dial and place that they speak of. */
import type { EnvironmentConfig } from './change';
import { courseValue, type Moment } from './course-value';
import type { DialName, Value } from './dials';
import { type Place, placesOf } from './places';
import type { Summary } from './summary';

export interface Setting extends Place {
  readonly set: DialName;
  readonly value: Value;
  /** The course that it is by. */
  readonly by: string;
}

/** The last change that speaks of a dial and place holds. */
export function settingsAt(config: EnvironmentConfig, moment: Moment, summary: Summary): readonly Setting[] {
  const settings = new Map<string, Setting>();
  config.environment.forEach((change, index) => {
    for (const place of placesOf(config, change)) {
      const value = courseValue(config, change, index, place, moment, summary);
      if (value === undefined) continue;
      const setting = { set: change.set, ...place, value, by: change.course };
      settings.set(keyOf(setting), setting);
    }
  });
  return [...settings.values()];
}

/** Of a dial at a place. */
export function keyOf({ set, niche, deme, taste }: Omit<Setting, 'value' | 'by'>): string {
  return [set, niche, deme, taste].filter((part) => part !== null).join(' ');
}
