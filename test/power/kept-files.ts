/** What a data folder keeps beside its database: what is written there by `files.main.ts`, and what is wrong with it after a loss of power. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { TransplantView } from '#contracts';
import { createFolderObjectStore } from '#object-store';
import { lockDataFolder } from '#persistence';
import { createCorpusStore } from '#sources';
import { CorruptWeightsError, type Job, type NamedTensor } from '#tournament';
import { createSafetensorsWeightStore, createWeightFiles } from '#weights';
import { gatewayName } from '../../apps/gateway/src/gateway-name';
import { TransplantFiles } from '../../apps/gateway/src/transplants/transplant-files';
import { DeadLetters } from '../../libs/work-queue/src/dead-letters';

export type Kept =
  | { readonly name: string }
  | { readonly corpus: string }
  | { readonly weights: string }
  | { readonly letter: string }
  | { readonly transplant: string };

export const PLACES = (folder: string) => ({
  weights: path.join(folder, 'weights'),
  corpora: path.join(folder, 'corpora'),
  letters: path.join(folder, 'dead-letters'),
  transplants: path.join(folder, 'transplants'),
});

export const tensorsOf = (number: number): readonly NamedTensor[] => [
  { name: 'w', shape: [300], values: new Float32Array(300).fill(number) },
];

/** Of several sectors. */
export const textOf = (number: number): string => `text ${number} `.repeat(200);

export const JOB: Job = { kind: 'survey', texts: [{ niche: 'moby', sha256: 'ab' }], vocabularyLimit: 512 };

export const TRANSPLANT: TransplantView = {
  id: 'one',
  tournamentId: 't',
  status: 'cancelled',
  reason: null,
  generation: 0,
  replicates: 1,
  genomes: 'champion',
  demes: [],
  niches: [],
  done: 0,
  cpuSeconds: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  result: null,
  engine: 'onnx',
  processor: 'any',
};

/** Opens a data folder as a server does after a crash; tells what of that which was kept is gone, and what is neither whole nor known as damaged. */
export async function problemsOf(folder: string, kept: readonly Kept[]): Promise<readonly string[]> {
  const { weights, corpora, letters, transplants } = PLACES(folder);
  const lock = await lockDataFolder(folder);
  const name = await gatewayName(folder);
  const files = createWeightFiles({ objects: createFolderObjectStore(weights) });
  const store = createSafetensorsWeightStore(files);
  const texts = createCorpusStore({ objects: createFolderObjectStore(corpora) }, () => new Date(0));
  await files.removeDrafts();
  await texts.removeDrafts();
  const whole = new Set<string>([`name ${name}`]);
  const problems: string[] = [];
  for (const hash of await hashesIn(weights)) {
    const read = await store.read(hash).catch((error: unknown) => {
      if (!(error instanceof CorruptWeightsError)) throw error;
      return undefined;
    });
    if (read) whole.add(`weights ${hash}`);
    if (read && !tensorsOf(read[0].values[0])[0].values.every((value, at) => value === read[0].values[at]))
      problems.push(`weights ${hash} are taken for good`);
  }
  for (const { name: corpus } of await texts.list()) {
    const { text } = await texts.read(corpus); // throws where a name has no whole text
    if (/^(text \d )+$/.test(text)) whole.add(`corpus ${corpus}`);
  }
  for (const { id } of new DeadLetters(letters).list()) whole.add(`letter ${id}`);
  for (const { id } of await new TransplantFiles(transplants).all(TRANSPLANT.tournamentId))
    whole.add(`transplant ${id}`);
  const lost = kept.flatMap((one) => Object.entries(one).map(([kind, id]) => `${kind} ${id}`));
  problems.push(...lost.filter((one) => !whole.has(one)).map((one) => `${one} is lost`));
  // whatever was half done can be done again
  for (const number of [1, 2, 3, 4]) await store.read(await store.write(tensorsOf(number), {}));
  for (const number of [1, 2]) await texts.add(`own-${number}`, Readable.from([Buffer.from(textOf(number))]));
  await lock.release();
  return problems;
}

async function hashesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.safetensors')).map((name) => path.basename(name, '.safetensors'));
}
