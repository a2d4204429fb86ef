/** Runs small tournaments whose processes are killed, and compares each with one that nobody disturbed. */
import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { ApiClient } from '#client';
import { type GatewayProcess, startGateway } from '../e2e/support/gateway-process';
import { finished, temporaryFolder, until, uploadCorpora } from '../e2e/support/small-tournament';
import { freshDatabase } from '../support/postgres';
import { childrenOf, type Kill, type Plan, planOf } from './disturb';
import { SEED, SURVIVAL_CONFIG } from './tournament';
import { hasDouble, hasGap, startWitness, wholeLog } from './witness';

/** A run in which nothing happens for so long is stuck. */
const QUIET_MILLISECONDS = 120_000;

export interface Trial {
  readonly runs: number;
  /** Number of the first one, from 1: what happens to a run follows from its number and the seed. */
  readonly first: number;
  readonly seed: number;
  /** A server on which each run has a database of its own; undefined: the embedded database. */
  readonly postgres?: string;
  /** Told of each run. */
  readonly tell: (line: string) => void;
}

export interface Tally {
  readonly runs: number;
  /** Finished with the hash of the undisturbed run; with votes, with that of a replay of them. */
  readonly sameHash: number;
  readonly differentHash: number;
  /** Nothing happened in them for two minutes, or they broke off. */
  readonly stuck: number;
  /** Runs whose log has a gap, or was not told one for one to who followed it. */
  readonly gaps: number;
  /** Runs in which something happened twice. */
  readonly doubles: number;
  /** Processes that were killed, and runs in which people voted. */
  readonly kills: number;
  readonly voted: number;
}

interface Reference {
  readonly lineageHash: string;
  readonly milliseconds: number;
}

export async function survive({ runs, first, seed, postgres, tell }: Trial): Promise<Tally> {
  const reference = await undisturbed();
  tell(`undisturbed: ${reference.lineageHash} in ${Math.round(reference.milliseconds)} ms`);
  const tally = { runs, sameHash: 0, differentHash: 0, stuck: 0, gaps: 0, doubles: 0, kills: 0, voted: 0 };
  for (let run = first; run < first + runs; run++) {
    const plan = planOf(run, seed, reference.milliseconds);
    const outcome = await disturbed(plan, reference, postgres).catch((error: unknown) => {
      tell(`run ${run} broke off: ${String(error)}`);
      return { ...NOTHING, stuck: true, kills: 0, voted: false };
    });
    for (const name of ['sameHash', 'differentHash', 'stuck', 'gaps', 'doubles', 'voted'] as const) {
      tally[name] += Number(outcome[name]);
    }
    tally.kills += outcome.kills;
    tell(`run ${run}: ${describe(plan)}: ${JSON.stringify(outcome)}`);
  }
  return tally;
}

function describe({ kills, hasVotes }: Plan): string {
  const words = kills.map(({ target, afterMilliseconds }) => `${target} after ${Math.round(afterMilliseconds)} ms`);
  return `${words.join(', ')}${hasVotes ? ', with votes' : ''}`;
}

async function undisturbed(): Promise<Reference> {
  const data = await temporaryFolder();
  const gateway = await startGateway({ data, workers: 2 });
  try {
    await uploadCorpora(gateway.api);
    const launched = performance.now();
    const { id } = await gateway.api.launch({ config: SURVIVAL_CONFIG, seed: SEED });
    const { lineageHash } = await until(gateway.api, id, finished);
    return { lineageHash: lineageHash!, milliseconds: performance.now() - launched };
  } finally {
    await gateway.stop();
    await rm(data, { recursive: true });
  }
}

async function disturbed({ kills, hasVotes }: Plan, { lineageHash }: Reference, postgres: string | undefined) {
  const data = await temporaryFolder();
  const database = postgres ? await freshDatabase(postgres) : undefined;
  const start = (port = 0, onStarted?: (pid: number) => void): Promise<GatewayProcess> =>
    startGateway({ data, workers: 2, port, databaseUrl: database?.url, onStarted });
  let gateway = await start();
  const port = Number(new URL(gateway.address).port);
  await uploadCorpora(gateway.api);
  const { id } = await gateway.api.launch({ config: SURVIVAL_CONFIG, seed: SEED });
  const witness = startWitness(gateway.address, id);
  const voting = new AbortController();
  const votes = hasVotes ? keepVoting(gateway.api, id, voting.signal) : Promise.resolve(0);
  let killed = 0;
  try {
    for (const kill of kills) {
      await setTimeout(kill.afterMilliseconds);
      killed += await inflict(kill, gateway, async (startingMilliseconds) => {
        if (startingMilliseconds !== undefined) await startAndKill(start, port, startingMilliseconds);
        gateway = await start(port);
      });
      await goOn(gateway.api, id);
    }
    const whole = await untilFinished(gateway.api, id);
    voting.abort();
    const voted = (await votes) > 0;
    if (!whole) return { ...NOTHING, stuck: true, kills: killed, voted };
    const log = await wholeLog(gateway.api, id);
    const told = await witness.told(log.length);
    const isSame = voted ? await isReplayed(gateway.api, id) : whole === lineageHash;
    return {
      sameHash: isSame,
      differentHash: !isSame,
      stuck: false,
      gaps: hasGap(log, told),
      doubles: hasDouble(log),
      kills: killed,
      voted,
    };
  } finally {
    voting.abort();
    witness.close();
    await gateway.stop();
    await rm(data, { recursive: true });
    await database?.drop();
  }
}

const NOTHING = { sameHash: false, differentHash: false, gaps: false, doubles: false };

/** Answers with how many processes it killed. */
async function inflict(
  { target, startingMilliseconds }: Kill,
  gateway: GatewayProcess,
  restart: (startingMilliseconds?: number) => Promise<void>,
): Promise<number> {
  if (target !== 'trainer') {
    await gateway.kill();
    await restart(target === 'restarting' ? startingMilliseconds : undefined);
    return target === 'restarting' ? 2 : 1;
  }
  const [trainer] = await childrenOf(gateway.child.pid!);
  if (trainer === undefined) return 0;
  process.kill(trainer, 'SIGKILL');
  return 1;
}

async function startAndKill(
  start: (port: number, onStarted: (pid: number) => void) => Promise<GatewayProcess>,
  port: number,
  milliseconds: number,
): Promise<void> {
  let pid = 0;
  const starting = start(port, (started) => (pid = started)).catch(() => undefined);
  await setTimeout(milliseconds);
  process.kill(pid, 'SIGKILL');
  await starting;
}

/** Resumes what a kill left paused; what still runs, or has finished, is left alone. */
async function goOn(api: ApiClient, id: string): Promise<void> {
  const { status } = await api.tournament(id);
  if (status === 'paused') await api.resume(id);
}

/**
 * Its lineage hash; undefined where nothing happens for two minutes. One that workers' deaths have paused is resumed, as a person would.
 */
async function untilFinished(api: ApiClient, id: string): Promise<string | undefined> {
  let [seen, since] = [0, Date.now()];
  while (Date.now() - since < QUIET_MILLISECONDS) {
    await setTimeout(100);
    const { status, lineageHash, lastSeq } = await api.tournament(id);
    if (status === 'finished') return lineageHash!;
    if (lastSeq > seen) [seen, since] = [lastSeq, Date.now()];
    await goOn(api, id);
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

/** Votes as often as it may until it is told to stop; while the server is away it tries again. Answers with the votes that were taken in time. */
async function keepVoting(api: ApiClient, id: string, signal: AbortSignal): Promise<number> {
  const voter = 'a-voter-who-stays';
  let taken = 0;
  while (!signal.aborted) {
    await setTimeout(150);
    try {
      const ballot = await api.ballot(id, { voter });
      const { late } = await api.vote(ballot.id, { voter, outcome: 'first' });
      if (!late) taken++;
    } catch {
      // no window is open, or the server is away
    }
  }
  return taken;
}
