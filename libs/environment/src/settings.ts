/** What the changes of a config come to in a generation: a value for each dial and place that they speak of. */
import type { Change, EnvironmentConfig } from './change';
import { courseValue, type Moment, type Stream } from './course-value';
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
  const streams = streamsOf(config.environment);
  config.environment.forEach((change, index) => {
    for (const place of placesOf(config, change)) {
      const value = courseValue(config, change, streams[index], place, moment, summary);
      if (value === undefined) continue;
      const setting = { set: change.set, ...place, value, by: change.course };
      settings.set(keyOf(setting), setting);
    }
  });
  return [...settings.values()];
}

/** Changes of other dials and targets may come and go: draws stay as they were. */
export function streamsOf(changes: readonly Change[]): readonly Stream[] {
  const earlier = new Map<string, number>();
  return changes.map(({ set, niche = null, deme = null, taste = null }) => {
    const target = JSON.stringify([set, niche, deme, taste]);
    const subject = earlier.get(target) ?? 0;
    earlier.set(target, subject + 1);
    return { target, subject };
  });
}

/** Of a dial at a place. */
export function keyOf({ set, niche, deme, taste }: Omit<Setting, 'value' | 'by'>): string {
  return [set, niche, deme, taste].filter((part) => part !== null).join(' ');
}
