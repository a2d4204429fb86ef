import { checkPanel } from '#arena';
import { InvalidValueError } from '#base';
import { type FitnessConfig, TASTE_STEP } from '#evolution';
import type { TournamentConfig } from './config';
import { mostLiving } from './demes';

/** Characters that a generation writes at most: they are held in memory at once. */
const MOST_CHARACTERS = 50_000_000;
/** Those that write beside the individuals of a niche: six n-grams and the text itself. */
const BASELINES = 7;

type Checked = Pick<TournamentConfig, 'arena' | 'learning' | 'fitness' | 'niches' | 'environment'>;

/**
 * Each throws an InvalidValueError that names the setting: a fitness or learning that needs battles where there are none, raters of no taste, or
 * more texts than can be held.
 */
export const ARENA_CHECKS: readonly ((config: Checked) => void)[] = [
  checkNeeded,
  checkRaters,
  checkCoevolution,
  checkTextLengths,
];

function checkNeeded({ arena, learning, fitness }: Checked): void {
  if (arena) return;
  if (learning) {
    throw new InvalidValueError('arena', arena, 'an arena where there is learning: its raters judge the texts');
  }
  if (needsRatings(fitness)) {
    throw new InvalidValueError(
      'fitness.kind',
      fitness.kind,
      'cross-entropy or prequential, or an arena, in which ratings are won',
    );
  }
}

function needsRatings(fitness: FitnessConfig): boolean {
  if (fitness.kind === 'lexicase') return fitness.over.includes('raters');
  return fitness.kind !== 'cross-entropy' && fitness.kind !== 'prequential';
}

function checkRaters({ arena }: Checked): void {
  if (!arena) return;
  try {
    checkPanel(arena.panel);
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    throw new InvalidValueError(`arena.panel.${error.field}`, error.value, error.expected);
  }
}

/** Raters that evolve at most: their tastes are kept generation by generation. */
const MOST_EVOLVING = 100;

function checkCoevolution({ arena }: Checked): void {
  if (!arena?.coevolution) return;
  const { survivors, mutationRate, mutationScale } = arena.coevolution;
  const { raters } = arena.panel;
  if (raters > MOST_EVOLVING) {
    throw new InvalidValueError('arena.panel.raters', raters, `at most ${MOST_EVOLVING} where they evolve`);
  }
  if (survivors >= raters) {
    const right = `below ${raters}, the raters of the panel, so that some are born`;
    throw new InvalidValueError('arena.coevolution.survivors', survivors, right);
  }
  if (mutationRate === 0 && mutationScale !== TASTE_STEP) {
    const right = 'left out where mutationRate is 0: no taste mutates';
    throw new InvalidValueError('arena.coevolution.mutationScale', mutationScale, right);
  }
}

function checkTextLengths({ arena, niches, environment }: Checked): void {
  if (!arena) return;
  const writers = mostLiving({ niches, environment }) + niches.length * BASELINES;
  const most = Math.floor(MOST_CHARACTERS / writers / arena.prompts);
  if (arena.sampleCharacters <= most) return;
  const right = `at most ${most}, with ${arena.prompts} prompts and ${writers} that write`;
  throw new InvalidValueError('arena.sampleCharacters', arena.sampleCharacters, right);
}
