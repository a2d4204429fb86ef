/** Sends a real server what is wrong, and counts what it takes badly. What is sent follows from its number and the seed, but for ids. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { prngOf } from '#base';
import { createApiClient } from '#client';
import { builtFile } from '#settings';
import { environmentOf } from '../../bench/environment-of';
import { download, entriesOf, liveWithVotes } from '../e2e/support/archives';
import type { OpenApi } from '../support/api-schemas';
import type { Draw } from '../support/guided-values';
import { sendRequest } from '../support/send-request';
import { wrongArchive } from './archives';
import { clearAway } from './clear-away';
import type { Held } from './measured-gateway.main';
import { messageSender } from './messages';
import { type Known, type Sent, wrongRequest } from './requests';

const MAIN = builtFile('test/fuzz/measured-gateway.main.js');
const PATIENCE_MILLISECONDS = 60_000;
/** Between two looks at the server. */
const BATCH = 50;
const MOST_STALL_MS = 50;
/** Something else may have stopped the process: a stall is one that comes again each time. */
const ROUNDS = 3;
const MEBIBYTE = 2 ** 20;

export interface Tally {
  readonly requests: number;
  readonly messages: number;
  readonly archives: number;
  /** Answers to requests and archives by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Answers of 500 and more, and messages that were answered so, or not at all. */
  readonly failures: number;
  /** What kept the event loop for more than 50 ms, three times in a row. */
  readonly stalls: number;
  readonly longestStallMs: number;
  /** By which the heap grew between the second quarter and the last, after garbage was collected. */
  readonly heapGrowthMiB: number;
  readonly polluted: boolean;
}

/** Of a hundred; the rest are requests. */
const SHARES = { archives: 2, messages: 15 } as const;

export interface Options {
  readonly count: number;
  /** Number of the first one, from 1. */
  readonly first: number;
  readonly seed: number;
  /** Whether the server is given faults, which should be found. */
  readonly isFaulty: boolean;
  readonly folder: string;
  /** Told of what went wrong. */
  readonly tell: (line: string) => void;
}

export async function fuzz({ count, first, seed, isFaulty, folder, tell }: Options): Promise<Tally> {
  const gateway = fork(MAIN, isFaulty ? ['faulty'] : [], {
    env: { ...environmentOf(folder), CLADE_WORKERS: '1' },
    execArgv: ['--expose-gc'],
  });
  const exited = once(gateway, 'exit').then(() => Promise.reject(new Error('the server ended')));
  exited.catch(() => undefined);
  const heard = async <Message>(): Promise<Message> =>
    ((await Promise.race([once(gateway, 'message'), exited])) as [Message])[0];
  const address = await heard<string>();
  const ask = async <Answer>(what: 'stall' | 'held'): Promise<Answer> => {
    const answer = heard<Answer>();
    gateway.send(what);
    return answer;
  };
  const api = createApiClient(address);
  const { id, champion } = await liveWithVotes(api);
  const entries = await entriesOf(await download(api, id));
  const document = (await (await fetch(`${address}/api-json`)).json()) as OpenApi;
  const known: Known = {
    tournaments: [id],
    individuals: [champion!.id, `${id}-0-0`],
    niche: ['prose'],
    with: [champion!.id],
  };
  const sender = messageSender(address, id);
  const tally = { requests: 0, messages: 0, archives: 0, failures: 0, stalls: 0, longestStallMs: 0 };
  const statuses: Record<string, number> = {};

  const answered = async (kind: string, sent: Sent): Promise<string | undefined> => {
    const { status, body } = await Promise.race([
      sendRequest(address, sent),
      after(PATIENCE_MILLISECONDS, { status: 0, body: Buffer.from('no answer') }, { ref: false }),
      exited,
    ]);
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status > 0 && status < 500) return undefined;
    return `${kind}: ${status} ${body.toString().slice(0, 300)}`;
  };
  const send = async (number: number): Promise<string | undefined> => {
    const random = prngOf({ seed, generation: number, purpose: 'fuzz', subject: 'wrong' });
    const draw: Draw = () => random.uniform();
    const kind = kindOf(number);
    if (kind === 'messages') return Promise.race([sender.send(draw), exited]);
    if (kind === 'requests') {
      const sent = wrongRequest(document, known, draw);
      const told = `${sent.method} ${sent.path} ${JSON.stringify(sent.headers)} ${sent.chunk.toString().slice(0, 500)}`;
      return answered(told, sent);
    }
    const chunk = wrongArchive(entries, draw);
    const headers = { 'content-type': 'application/gzip' };
    return answered('archive', { method: 'POST', path: '/api/archives', headers, chunk, times: 1 });
  };
  /** For how long it keeps the event loop at least, whenever it is sent again. */
  const stallAgain = async (number: number, before: number): Promise<number> => {
    let least = before;
    for (let round = 1; round < ROUNDS && least > MOST_STALL_MS; round++) {
      await ask<number>('stall');
      await send(number);
      least = Math.min(least, await ask<number>('stall'));
    }
    return least;
  };

  const heaps: number[] = [];
  let polluted = false;
  const last = first + count - 1;
  for (let number = first; number <= last; number++) {
    await ask<number>('stall');
    const problem = await send(number);
    const stallMs = await stallAgain(number, await ask<number>('stall'));
    tally[kindOf(number)]++;
    tally.longestStallMs = Math.max(tally.longestStallMs, stallMs);
    if (problem !== undefined) {
      tally.failures++;
      tell(`${number}: ${problem}`);
    }
    if (stallMs > MOST_STALL_MS) {
      tally.stalls++;
      tell(`${number} (${kindOf(number)}) keeps the event loop for ${stallMs.toFixed(0)} ms`);
    }
    if (number % BATCH > 0 && number < last) continue;
    const { heapBytes, isPolluted } = await ask<Held>('held');
    if (isPolluted && !polluted) tell(`polluted by one of the ${BATCH} up to ${number}`);
    polluted ||= isPolluted;
    heaps.push(heapBytes);
    await clearAway(api, id);
  }
  sender.close();
  gateway.disconnect();
  await exited.catch(() => undefined);
  return { ...tally, statuses, heapGrowthMiB: growthOf(heaps) / MEBIBYTE, polluted };
}

function kindOf(number: number): 'requests' | 'messages' | 'archives' {
  const place = (number * 37) % 100; // 37 is prime to 100, so that kinds alternate
  if (place < SHARES.archives) return 'archives';
  return place < SHARES.archives + SHARES.messages ? 'messages' : 'requests';
}

/** Bytes: the difference of means of the second quarter, once all is compiled and cached, and the last. */
function growthOf(heaps: readonly number[]): number {
  if (heaps.length < 4) return 0; // too few to tell
  const quarter = Math.floor(heaps.length / 4);
  const mean = (part: readonly number[]): number => part.reduce((sum, bytes) => sum + bytes, 0) / part.length;
  return mean(heaps.slice(-quarter)) - mean(heaps.slice(quarter, 2 * quarter));
}
