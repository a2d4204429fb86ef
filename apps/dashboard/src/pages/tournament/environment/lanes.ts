/** The timeline of an environment as lanes: one a dial and place. */
import { groupBy } from '#base';
import type { EnvironmentRow } from '#contracts';

export type Value = EnvironmentRow['value'];

/** A value from one generation up to, but not including, another. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly value: Value;
  readonly by: string;
}

export interface Lane extends Pick<EnvironmentRow, 'set' | 'niche' | 'deme' | 'taste'> {
  readonly held: readonly Run[];
  readonly expected: readonly Run[];
  readonly planned: readonly Run[];
}

/** In the order of the rows. `opened` generations have opened, of `generations` in all. */
export function lanesOf(rows: readonly EnvironmentRow[], opened: number, generations: number): Lane[] {
  const groups = groupBy(rows, ({ set, niche, deme, taste }) => JSON.stringify([set, niche, deme, taste]));
  return [...groups.values()].map((own) => {
    const runs = (kind: EnvironmentRow['kind'], end: number): Run[] => {
      const ofKind = own.filter((row) => row.kind === kind);
      return ofKind.map(({ generation: from, value, by }, index) => {
        return { from, to: ofKind[index + 1]?.generation ?? end, value, by };
      });
    };
    const { set, niche, deme, taste } = own[0];
    const place = { set, niche, deme, taste };
    return {
      ...place,
      held: runs('held', opened),
      expected: runs('expected', generations),
      planned: runs('planned', generations),
    };
  });
}

/** Whether it is ever another than the config began with. */
export function isChanging({ held, expected, planned }: Lane): boolean {
  return new Set([...held, ...expected, ...planned].map(({ value }) => JSON.stringify(value))).size > 1;
}

/** Undefined of what is not known. */
export function runAt(runs: readonly Run[], generation: number): Run | undefined {
  return runs.find(({ from, to }) => from <= generation && generation < to);
}
