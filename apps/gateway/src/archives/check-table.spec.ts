import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RowsCheck } from '#archive-file';
import { configSchema, type InterventionInput } from '#contracts';
import type { TournamentConfig } from '#tournament';
import { checkTable } from './check-table';

const config = configSchema.parse({
  name: 'Small',
  generations: 8,
  niches: [{ name: 'prose', demes: [{ name: 'prose', capacity: 8 }] }],
  budget: { trainingFlops: 1e12 },
}) as TournamentConfig;
const tournament = { config, survey: { vocabulary: [...'etaoin shrdlu'] } };

let folder: string;
beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'clade-rows-'))));
afterAll(() => rm(folder, { recursive: true }));

async function check(...logged: readonly unknown[]): Promise<void> {
  const rows = logged.map((data, at) => {
    const event = { v: 1, tournamentId: 'k3f9k3f9', seq: at + 1, type: 'environment.intervened' };
    return `${JSON.stringify({ ...event, at: '2026-11-24T10:00:00.780Z', data })}\n`;
  });
  const file = path.join(folder, 'lineage_event.ndjson');
  await writeFile(file, rows.join(''));
  const others = { tournament, row: () => undefined } as unknown as RowsCheck; // what refers to other rows is its business
  const entry = { name: 'tables/k3f9k3f9/lineage_event.ndjson', bytes: 0, sha256: '', rows: rows.length };
  await checkTable('lineage_event', entry, file, others);
}

const HALF: InterventionInput = { set: 'budget', niche: 'prose', value: 0.5 };

it.each<[unknown, RegExp]>([
  [{ set: 'corpus', niche: 'prose', value: 'moby' }, /line 2 data.value is "moby"; must be one that the config names/],
  [{ set: 'capacity', deme: 'north', value: 2 }, /line 2 data.deme is "north"; must be one of prose/],
  [{ set: 'budget' }, /line 2 data.value is missing/],
])('an event %j, which could not have been logged, is refused', async (data, problem) => {
  await expect(check(HALF, data)).rejects.toThrow(problem);
});

it('takes what could have been logged, one after the other', async () => {
  await expect(check(HALF, { set: 'capacity', deme: 'prose', value: 2 })).resolves.toBeUndefined();
});
