/** Lets workers tell what individuals sense in a niche, and what they express there. */
import { inRuns, sum } from '#base';
import { type Marks, signalNames } from '#regulation';
import type { TournamentConfig } from '../config';
import type { TextReference } from '../jobs/text-reference';
import type { Individual } from '../records';
import type { OpenRun } from '../run';
import { JobFailedError } from '../work-queue.port';
import { textIn } from '../texts-of';
import { cueTexts } from './cue-text';
import { projectionOf } from './projection-of';
import type { BornRegulation, LivedRegulation, Unexpressed } from './regulation-records';
import { toldOf } from './told-of';

/** Individuals of a job. */
const TOGETHER = 8;

export interface Sensing {
  readonly individual: Individual & { readonly regulation: BornRegulation };
  readonly niche: string;
  /** Other than the cue: as `OTHER_SIGNALS` has them. */
  readonly signals: readonly number[];
  readonly marks: Marks | null;
}

export interface SensedIn {
  /** Marks are those that it was asked with. */
  readonly lived: LivedRegulation | Unexpressed;
  readonly cpuSeconds: number;
}

/**
 * In the order of `asked`. `draws` name the text that a cue is of, and its windows: as those that training in that generation begins with. A config without
 * regulation asks for nobody. Where nothing is sensed all signals are 0, and the text is the niche's.
 */
export async function senseIn(
  run: Pick<OpenRun, 'tournament' | 'environment' | 'queue' | 'signal'>,
  draws: { readonly seed: number; readonly generation: number },
  asked: readonly Sensing[],
): Promise<readonly SensedIn[]> {
  const { config } = run.tournament;
  const expression = config.regulation?.expression;
  if (!expression) return [];
  const isBlind = expression === 'blind';
  const textOf = isBlind
    ? (_: unknown, niche: string): TextReference => textIn(config, run.environment, niche)
    : cueTexts(run, draws);
  const given = asked.map((one): Given => {
    const signals = isBlind ? one.signals.map(() => 0) : one.signals;
    return { ...one, text: textOf(one.individual, one.niche), isBlind, signals };
  });
  if (expression === 'told') return given.map((one) => ({ lived: toldIn(config, one), cpuSeconds: 0 }));
  return (await Promise.all(inRuns(given, TOGETHER).map((group) => senseGroup(run, draws, group)))).flat();
}

interface Given extends Sensing {
  readonly text: TextReference;
  readonly isBlind: boolean;
}

/** What one is told of the text that its cue would be of. */
function toldIn(config: TournamentConfig, { individual, marks, text: { niche: cueOf } }: Given): LivedRegulation {
  const signals = signalNames(config.regulation!.cue.dimensions).map(() => 0);
  return { cueOf, signals, expression: toldOf(config, cueOf, individual.regulation), marks };
}

/** Where it fails, each is asked alone: the fault of one is not that of the others. */
async function senseGroup(
  run: Parameters<typeof senseIn>[0],
  draws: Parameters<typeof senseIn>[1],
  group: readonly Given[],
): Promise<readonly SensedIn[]> {
  const { queue, signal } = run;
  const { config, survey } = run.tournament;
  const projection = projectionOf(run.tournament)!;
  const { symbols, dimensions } = config.regulation!.cue;
  const members = group.map(({ individual: { generation, slot, phenotype, regulation }, marks, ...one }) => {
    const { context } = phenotype.architecture;
    const text = one.isBlind ? null : one.text;
    return { birth: { generation, slot }, context, text, signals: one.signals, regulation: { ...regulation, marks } };
  });
  const { vocabulary } = survey;
  const job = { kind: 'sense', ...draws, projection, symbols, dimensions, members, vocabulary } as const;
  const spent: number[] = [];
  const share = (): number => sum(spent) / group.length;
  try {
    const sensed = await queue.submit(job, { signal, onSpent: (seconds) => spent.push(seconds) });
    return group.map(({ text, marks }, at) => {
      return { lived: { cueOf: text.niche, ...sensed[at], marks }, cpuSeconds: share() };
    });
  } catch (error) {
    if (!(error instanceof JobFailedError)) throw error;
    if (group.length === 1) return [{ lived: { cause: error.message }, cpuSeconds: share() }];
    const alone = await Promise.all(group.map((one) => senseGroup(run, draws, [one])));
    return alone.flat().map(({ lived, cpuSeconds }) => ({ lived, cpuSeconds: cpuSeconds + share() }));
  }
}
