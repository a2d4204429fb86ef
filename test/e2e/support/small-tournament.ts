/** Tournaments of seconds on short texts: lives of some steps, since suites ask what is done with them and not how well they learn. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BUILT_IN_CORPORA } from '#sources';
import type { ApiClient } from '#client';
import type { TournamentView } from '#contracts';

/** Of two architectures, since compiling takes longer than all else. */
export const SMALL_CONFIG = {
  name: 'Small',
  generations: 3,
  niches: [
    { name: 'prose', corpus: 'prose', capacity: 4 },
    { name: 'sounds', corpus: 'sounds', capacity: 3 },
  ],
  breeding: { selection: { scheme: 'tournament', size: 2 }, crossoverRate: 0.5, mutationRate: 0.2 },
  budget: { trainingFlops: 3e8, maximumParameters: 200_000 },
  evaluation: { validationSymbols: 1024, testSymbols: 1024 },
  searchSpace: {
    family: { values: ['gru', 'transformer'] },
    context: { values: [16] },
    width: { values: [32] },
    depth: { values: [1] },
    embedding: { values: [16] },
    heads: { values: [2] },
    headSize: { values: [16] },
    positions: { values: ['learned'] },
    normalisation: { values: ['rms'] },
    activation: { values: ['gelu'] },
    tiedEmbeddings: { values: ['untied'] },
    batchSize: { values: [8] },
    optimizer: { values: ['adamw', 'lion'] },
    learningRate: { low: 0.003, high: 0.01 },
  },
};

/** Of all architectures, by schemes that remember, of several species, with genes that migrate, in environments that change. */
export const VARIED_CONFIG = {
  ...SMALL_CONFIG,
  breeding: {
    ...SMALL_CONFIG.breeding,
    shaping: { scheme: 'novelty', neighbours: 2, archive: 4, added: 1 },
    migration: { scheme: 'island', rate: 0.3 },
    species: { scheme: 'loci', target: 3, adjustment: 0.5 },
  },
  environment: [
    { set: 'capacity', deme: 'prose', course: 'steps', points: [{ at: 1, value: 5 }] },
    { set: 'budget', course: 'random', values: [0.75, 1, 1.5] },
    { set: 'budget', niche: 'sounds', course: 'bits', levels: [{ below: 5, value: 0.5 }] },
    { set: 'migration', course: 'cycle', values: [0.3, 0.6] },
    { set: 'corpus', niche: 'sounds', course: 'cycle', values: ['sounds', 'prose'] },
  ],
  searchSpace: {
    context: { values: [16, 32] },
    width: { values: [32, 48] },
    depth: { values: [1, 2] },
    embedding: { values: [16, 32] },
    batchSize: { values: [8] },
    learningRate: { low: 0.003, high: 0.01 },
  },
};

export function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'clade-e2e-'));
}

/** Uploads the two short corpora that SMALL_CONFIG names. */
export async function uploadCorpora(api: ApiClient): Promise<void> {
  const text = async (name: string): Promise<string> => {
    const corpus = BUILT_IN_CORPORA.find((each) => each.name === name);
    if (!corpus) throw new Error(`no corpus ${name}`);
    return (await corpus.read()).slice(0, 60_000);
  };
  // As text comes from files that were converted more than once: it is kept as it was before.
  await api.addCorpus('prose', `\ufeff\ufeff${(await text('moby')).replaceAll('\n', '\r\r\n')}`);
  await api.addCorpus('sounds', await text('phonetic'));
}

/** Waits until a tournament is what `ready` asks for, two minutes at most. */
export async function until(
  api: ApiClient,
  id: string,
  ready: (tournament: TournamentView) => boolean,
): Promise<TournamentView> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await setTimeout(100)) {
    const tournament = await api.tournament(id);
    if (ready(tournament)) return tournament;
  }
  throw new Error(`tournament ${id} did not get there: ${JSON.stringify(await api.tournament(id))}`);
}

export const finished = ({ status }: TournamentView): boolean => status === 'finished';
