/** Where the environment changed: marks that charts across generations share. */
import type { TournamentState } from '#projection';
import { groupBy } from '#base';
import { environmentText } from '#wording';

/** All that changed as a generation opened. */
export interface Shift {
  readonly generation: number;
  /** A line a change. */
  readonly text: string;
  readonly isByPeople: boolean;
  /** Nothing but lines between points, or shares of success, which change in every generation. */
  readonly isGradual: boolean;
}

const GRADUAL = ['linear', 'success'];

type Changed = TournamentState['shifts'][number];

/** What concerns a niche: its own changes, those of its demes, and those of the whole tournament. */
export function shiftsOf(changed: readonly Changed[], niche: string | null): Shift[] {
  const own = changed.filter((one) => niche === null || one.niche === undefined || one.niche === niche);
  return [...groupBy(own, ({ generation }) => `${generation}`).values()].map((changes) => ({
    generation: changes[0].generation,
    text: changes.map(environmentText).join('\n'),
    isByPeople: changes.some(({ by }) => by === 'intervention'),
    isGradual: changes.every(({ by }) => GRADUAL.includes(by)),
  }));
}
