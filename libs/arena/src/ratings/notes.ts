import { components } from './components';
import type { Preference } from './preference';

/** What a reader of ratings must know, in plain words. */
export interface Note {
  /** Whom it is about. */
  readonly competitors: readonly number[];
  readonly text: string;
}

/** The spread between fewer says next to nothing of the spread between all that there could be. */
const ENOUGH_CLUSTERS = 6;

interface Ground {
  /** Null where each preference stands alone. */
  readonly clusters: number | null;
  /** False where lengths were to be controlled, and none differs. */
  readonly lengthsDiffer: boolean;
}

export function notesOn(
  preferences: readonly Preference[],
  competitors: number,
  strong: readonly (readonly number[])[],
  { clusters, lengthsDiffer }: Ground,
): Note[] {
  const everyone = Array.from({ length: competitors }, (_, competitor) => competitor);
  if (competitors < 2) return [{ competitors: everyone, text: 'nobody to be compared with: the rating says nothing' }];
  const [won, lost, tied] = [0, 1, 2].map(() => new Int32Array(competitors));
  for (const { first, second, outcome } of preferences) {
    const [better, worse] = outcome === 'second' ? [second, first] : [first, second];
    (outcome === 'tie' ? tied : won)[better]++;
    (outcome === 'tie' ? tied : lost)[worse]++;
  }
  const those = (holds: (won: number, lost: number, tied: number) => boolean): number[] =>
    everyone.filter((k) => holds(won[k], lost[k], tied[k]));
  const groups = components(preferences, competitors).filter(({ length }) => length > 1);
  const chained = strong.length > 1 && groups.length === 1;
  const notes: Note[] = [
    { competitors: those((w, l, t) => w + l + t === 0), text: 'no battles: the rating is the prior' },
    {
      competitors: those((w, l, t) => w > 0 && l + t === 0),
      text: 'won every battle: how much better is set by the prior',
    },
    {
      competitors: those((w, l, t) => l > 0 && w + t === 0),
      text: 'lost every battle: how much worse is set by the prior',
    },
    { competitors: those((w, l, t) => t > 0 && w + l === 0), text: 'tied every battle' },
    ...(groups.length > 1 ? groups : []).map((group) => ({
      competitors: group,
      text: 'the comparison graph is not connected: ratings compare within this group alone',
    })),
    {
      competitors: chained ? everyone : [],
      text: 'the comparison graph is not strongly connected: some gaps are set by the prior',
    },
    {
      competitors: clusters !== null && clusters < ENOUGH_CLUSTERS ? everyone : [],
      text: `only ${clusters} raters or prompts: the errors themselves are uncertain`,
    },
    { competitors: lengthsDiffer ? [] : everyone, text: 'all texts are of one length: there is none to control for' },
  ];
  return notes.filter((note) => note.competitors.length > 0);
}
