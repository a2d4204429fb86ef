import { checkPanel } from '#arena';
import { InvalidValueError, sum } from '#base';
import type { ArenaConfig, NicheConfig } from './config';

/** Characters that a generation writes at most: they are held in memory at once. */
const MOST_CHARACTERS = 50_000_000;
/** Those that write beside the individuals of a niche: six n-grams and the text itself. */
const ANCHORS = 7;

/** Throws an InvalidValueError that names the setting, of the panel as `panel.…`. */
export function checkArena(arena: ArenaConfig, niches: readonly NicheConfig[]): void {
  try {
    checkPanel(arena.panel);
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    throw new InvalidValueError(`panel.${error.field}`, error.value, error.expected);
  }
  const writers = sum(niches.map(({ capacity }) => capacity + ANCHORS));
  const most = Math.floor(MOST_CHARACTERS / writers / arena.prompts);
  if (arena.sampleCharacters <= most) return;
  const right = `at most ${most}, with ${arena.prompts} prompts and ${writers} that write`;
  throw new InvalidValueError('sampleCharacters', arena.sampleCharacters, right);
}
