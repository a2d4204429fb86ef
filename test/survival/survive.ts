/** Runs small tournaments that are disturbed, and compares each with one that nobody disturbed. */
import { setTimeout } from 'node:timers/promises';
import { type ApiClient } from '#client';
import { until, finished } from '../e2e/support/small-tournament';
import type { Deployment } from './deployment';
import { type Plan, planOf } from './disturb';
import { openEmbedded } from './embedded';
import { SEED, SURVIVAL_CONFIG } from './tournament';
import { hasDouble, hasGap, startWitness, wholeLog } from './witness';

export interface Trial {
  /** At most. */
  readonly runs: number;
  /** Number of the first one, from 1: what happens to a run follows from its number and the seed. */
  readonly first: number;
  readonly seed: number;
  /** Runs follow one another on one; after one that broke off or is stuck comes a new one. */
  readonly open: () => Promise<Deployment>;
  /** A run in which nothing happens for so long is stuck. */
  readonly quietMilliseconds: number;
  /** Told of each run. */
  readonly tell: (line: string) => void;
}

export interface Tally {
  /** That ended. */
  readonly runs: number;
  /** Finished with the hash of the undisturbed run on one server; with votes, with that of a replay of them. */
  readonly sameHash: number;
  readonly differentHash: number;
  /** Nothing happened in them for `quietMilliseconds`, or they broke off. */
  readonly stuck: number;
  /** Runs whose log has a gap, or was not told one for one to who followed it. */
  readonly gaps: number;
  /** Runs in which something happened twice. */
  readonly doubles: number;
  /** Strikes, all and by what was struck, and runs in which people voted. */
  readonly strikes: number;
  readonly struck: Readonly<Record<string, number>>;
  readonly voted: number;
}

const COUNTED = ['sameHash', 'differentHash', 'stuck', 'gaps', 'doubles', 'voted'] as const;
type Outcome = Readonly<Record<(typeof COUNTED)[number], boolean>>;
const STUCK: Outcome = {
  sameHash: false,
  differentHash: false,
  stuck: true,
  gaps: false,
  doubles: false,
  voted: false,
};

/** Gives the tally of the runs so far after each. */
export async function* survive(trial: Trial): AsyncGenerator<Tally> {
  const { runs, first, seed, open, quietMilliseconds, tell } = trial;
  const expected = await onOneServer();
  const tally = { runs: 0, sameHash: 0, differentHash: 0, stuck: 0, gaps: 0, doubles: 0, strikes: 0, voted: 0 };
  const struck: Record<string, number> = {};
  let deployment = await open();
  await undisturbed(deployment); // compiles, as no run after it does
  const { lineageHash, milliseconds } = await undisturbed(deployment);
  tell(`undisturbed: ${lineageHash} in ${Math.round(milliseconds)} ms`);
  if (lineageHash !== expected) throw new Error(`one server alone has ${expected}: nothing need be disturbed`);
  for (let run = first; run < first + runs; run++) {
    const plan = planOf(run, seed, milliseconds, deployment.targets.length);
    const started = performance.now();
    const onStrike = (name: string): void => {
      tally.strikes++;
      struck[name] = (struck[name] ?? 0) + 1;
    };
    const outcome = await disturbed(plan, deployment, { lineageHash: expected, quietMilliseconds }, onStrike).catch(
      (error: unknown) => {
        tell(`run ${run} broke off: ${String(error)}`);
        return STUCK;
      },
    );
    tally.runs++;
    for (const name of COUNTED) tally[name] += Number(outcome[name]);
    const seconds = Math.round((performance.now() - started) / 1000);
    tell(`run ${run}, ${seconds} s: ${describe(plan, deployment)}: ${JSON.stringify(outcome)}`);
    yield { ...tally, struck: { ...struck } };
    if (!outcome.stuck) continue;
    await deployment.close();
    deployment = await open();
  }
  await deployment.close();
}

function describe({ strikes, hasVotes }: Plan, { targets }: Deployment): string {
  const words = strikes.map(
    ({ target, afterMilliseconds }) => `${targets[target].name} after ${Math.round(afterMilliseconds)} ms`,
  );
  return `${words.join(', ')}${hasVotes ? ', with votes' : ''}`;
}

interface Whole {
  readonly lineageHash: string;
  readonly milliseconds: number;
}

async function undisturbed({ api }: Deployment): Promise<Whole> {
  const launched = performance.now();
  const { id } = await api.launch({ config: SURVIVAL_CONFIG, seed: SEED });
  const { lineageHash } = await until(api, id, finished);
  return { lineageHash: lineageHash!, milliseconds: performance.now() - launched };
}

async function onOneServer(): Promise<string> {
  const embedded = await openEmbedded();
  const { lineageHash } = await undisturbed(embedded);
  await embedded.close();
  return lineageHash;
}

interface Expected {
  readonly lineageHash: string;
  readonly quietMilliseconds: number;
}

async function disturbed(
  { strikes, hasVotes }: Plan,
  { api, address, token, targets }: Deployment,
  expected: Expected,
  onStrike: (name: string) => void,
): Promise<Outcome> {
  const { id } = await api.launch({ config: SURVIVAL_CONFIG, seed: SEED });
  const witness = startWitness(address, id, token);
  const over = new AbortController();
  const voting = hasVotes ? keepVoting(api, id, over.signal) : Promise.resolve();
  try {
    const ending = untilFinished(api, id, expected.quietMilliseconds);
    void ending.catch(() => undefined).finally(() => over.abort());
    for (const { target, afterMilliseconds, chance } of strikes) {
      await setTimeout(afterMilliseconds, undefined, { signal: over.signal }).catch(() => undefined);
      if (over.signal.aborted) break;
      const { name, strike } = targets[target];
      onStrike(name);
      await strike(chance);
    }
    const lineageHash = await ending;
    await voting;
    if (lineageHash === undefined) return STUCK;
    const log = await wholeLog(api, id);
    const told = await witness.told(log.length);
    const voted = log.some(({ type }) => type === 'battle.voted'); // one that was late counts in later generations
    const sameHash = voted ? await isReplayed(api, id) : lineageHash === expected.lineageHash;
    return {
      sameHash,
      differentHash: !sameHash,
      stuck: false,
      gaps: hasGap(log, told),
      doubles: hasDouble(log),
      voted,
    };
  } finally {
    over.abort();
    witness.close();
  }
}

/**
 * Its lineage hash; undefined where nothing happens for `quietMilliseconds`. One that is paused is resumed, as a person would; a server that is away is asked again.
 */
async function untilFinished(api: ApiClient, id: string, quietMilliseconds: number): Promise<string | undefined> {
  let [seen, since] = [0, Date.now()];
  for (; Date.now() - since < quietMilliseconds; await setTimeout(100)) {
    const tournament = await api.tournament(id).catch(() => undefined);
    if (!tournament) continue;
    const { status, lineageHash, lastSeq } = tournament;
    if (status === 'finished') return lineageHash!;
    if (lastSeq > seen) [seen, since] = [lastSeq, Date.now()];
    if (status === 'paused') await api.resume(id).catch(() => undefined);
  }
  return undefined;
}

async function isReplayed(api: ApiClient, id: string): Promise<boolean> {
  let verification = await api.startVerification(id);
  while (verification.status === 'running') {
    await setTimeout(200);
    verification = await api.verification(verification.id);
  }
  return verification.status === 'matched';
}

/** Votes as often as it may until it is told to stop; while the server is away it tries again. */
async function keepVoting(api: ApiClient, id: string, signal: AbortSignal): Promise<void> {
  const voter = `a-voter-of-${id}`; // one may vote 500 times a day
  while (!signal.aborted) {
    await setTimeout(150);
    try {
      const ballot = await api.ballot(id, { voter });
      await api.vote(ballot.id, { voter, outcome: 'first' });
    } catch {
      // no window is open, or the server is away
    }
  }
}
