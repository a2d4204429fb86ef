/** What an individual senses beside its cue: each from -1 to 1, 0 where nothing is known. A newborn has the plateau and the feedback of its primary parent. */
import { mean, variance } from '#base';
import type { MetricValueView } from '#contracts';
import { nicheIn } from '#environment';
import { keptSignal, type OTHER_SIGNALS } from '#regulation';
import type { TournamentEnvironment } from '../environments';
import { prequentialOf } from '../former-text';
import { byId, isTrained } from '../living';
import type { Individual } from '../records';

/** Fall of a loss by doubling of what was trained on, in nats, at which a plateau is half as flat as can be. */
const HALF_FLAT = 0.1;
/** By which fitness falls, in nats, where stress is tanh(1). */
const STRESS = 0.1;

type Name = (typeof OTHER_SIGNALS)[number];

/** As `OTHER_SIGNALS` has them. `individuals` are those of a generation as it opens, `told` the metrics of the one before. */
export function otherSignals(
  environment: TournamentEnvironment,
  generation: number,
  individuals: readonly Individual[],
  told: readonly MetricValueView[],
): (individual: Individual) => readonly number[] {
  const known = byId(individuals);
  const before = individuals.filter(isTrained).filter((one) => one.generation < generation);
  const ratedIn = (niche: string): number[] =>
    before.flatMap((one) => (one.niche === niche ? (one.rating?.nats ?? []) : []));
  const ratings = new Map(environment.niches.map(({ name }) => [name, ratedIn(name)]));
  return (individual) => {
    const { niche, deme } = individual;
    const lived = individual.life ? individual : known.get(primaryOf(individual) ?? '');
    const capacity = nicheIn(environment, niche).demes.find(({ name }) => name === deme)!.capacity;
    const lives = before.filter((one) => one.deme === deme).length;
    const signals: Readonly<Record<Name, number>> = {
      plateau: plateau(prequentialOf(lived?.life ?? null)?.prequentialSlope ?? null),
      stress: Math.tanh(changeOf(deme, told) / STRESS),
      crowding: lives === 0 ? 0 : Math.tanh(Math.log2(lives / capacity)),
      feedback: feedback(lived?.rating?.nats ?? null, ratings.get(lived?.niche ?? '') ?? []),
    };
    return [signals.plateau, signals.stress, signals.crowding, signals.feedback].map(keptSignal);
  };
}

function primaryOf({ parents }: Individual): string | undefined {
  return parents.find(({ role }) => role === 'primary')?.id;
}

/** 1 where the loss falls no more. */
function plateau(slope: number | null): number {
  return slope === null ? 0 : 1 / (1 + Math.max(0, -slope) / HALF_FLAT);
}

/** Above 0 where the mean loss of a deme has risen. */
function changeOf(deme: string, told: readonly MetricValueView[]): number {
  return told.find(({ name, subject }) => name === 'meanChangeNats' && subject === deme)?.value ?? 0;
}

/** How far above the mean of its niche it was rated, in standard deviations. */
function feedback(nats: number | null, all: readonly number[]): number {
  const deviation = all.length < 2 ? 0 : Math.sqrt(variance(all));
  return nats === null || deviation === 0 ? 0 : Math.tanh((nats - mean(all)) / deviation);
}
