/** Individuals as they would express themselves in a niche or on a text that is not theirs. */
import { searchSpaceOf } from '#evolution';
import { OTHER_SIGNALS } from '#regulation';
import type { Trained } from '../living';
import type { Individual } from '../records';
import { asItLives } from './as-expressed';
import { marksNow } from './marks-now';
import type { Unexpressed } from './regulation-records';
import { senseIn, type Sensing } from './sense-in';

export interface Elsewhere<Of extends Individual> {
  readonly individual: Of;
  readonly niche: string;
}

type Expressed<Of> = { readonly individual: Of } | Unexpressed;

/**
 * In the order of `asked`; as they are without regulation. A cue is of the text that the niche has in `run.environment`; who has lived has its other signals as they were last,
 * and the marks that its life left. `onSpent` is told of processor time.
 */
export function senseElsewhere<Of extends Trained>(
  run: Parameters<typeof senseIn>[0],
  draws: Parameters<typeof senseIn>[1],
  asked: readonly Elsewhere<Of>[],
  onSpent: (cpuSeconds: number) => void,
): Promise<readonly Expressed<Of>[]> {
  const { dimensions = 0 } = run.tournament.config.regulation?.cue ?? {};
  return expressedIn(run, draws, asked, onSpent, (individual) => ({
    signals: individual.life.regulation?.signals.slice(dimensions) ?? UNKNOWN,
    marks: marksNow(individual),
  }));
}

/** The same of newborns, who know nothing but their cue, with the marks that they were born with. */
export function senseAsNewborns<Of extends Individual>(
  run: Parameters<typeof senseIn>[0],
  draws: Parameters<typeof senseIn>[1],
  asked: readonly Elsewhere<Of>[],
  onSpent: (cpuSeconds: number) => void,
): Promise<readonly Expressed<Of>[]> {
  return expressedIn(run, draws, asked, onSpent, ({ regulation }) => {
    return { signals: UNKNOWN, marks: regulation?.marks ?? null };
  });
}

const UNKNOWN: readonly number[] = OTHER_SIGNALS.map(() => 0);

async function expressedIn<Of extends Individual>(
  run: Parameters<typeof senseIn>[0],
  draws: Parameters<typeof senseIn>[1],
  asked: readonly Elsewhere<Of>[],
  onSpent: (cpuSeconds: number) => void,
  knownTo: (individual: Of) => Pick<Sensing, 'signals' | 'marks'>,
): Promise<readonly Expressed<Of>[]> {
  const regulated = asked.filter(({ individual }) => individual.regulation);
  if (regulated.length === 0) return asked.map(({ individual }) => ({ individual }));
  const space = searchSpaceOf(run.tournament.config);
  const sensed = await senseIn(
    run,
    draws,
    regulated.map(({ individual, niche }) => {
      return { individual: { ...individual, regulation: individual.regulation! }, niche, ...knownTo(individual) };
    }),
  );
  for (const { cpuSeconds } of sensed) onSpent(cpuSeconds);
  return asked.map((one) => {
    const at = regulated.indexOf(one);
    if (at < 0) return { individual: one.individual };
    const { lived } = sensed[at];
    return 'cause' in lived ? lived : { individual: asItLives(space, one.individual, lived) };
  });
}
