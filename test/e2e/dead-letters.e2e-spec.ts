/** Jobs that end their process or take all memory: the generation closes without whom they were for, and people read why. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type ApiClient, createApiClient } from '#client';
import type { VerificationView } from '#contracts';
import type { JobTrouble } from '#work-queue';
import { clade, startCladeWith } from './support/cli-process';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(400_000);

const POISON = path.resolve(__dirname, '../fixtures/poison.cjs');
const POISONED = {
  NODE_OPTIONS: `--require ${POISON}`,
  POISON: 'train:0-2=exit train:1-1=gorge write:0-1=exit',
  CLADE_JOB_MEGABYTES: '1200',
};

async function verified(api: ApiClient, id: string): Promise<VerificationView> {
  let verification = await api.startVerification(id, {});
  while (verification.status === 'running') verification = await api.verification(verification.id);
  return verification;
}

const CONFIG = { ...SMALL_CONFIG, arena: { prompts: 2, sampleCharacters: 100, rounds: 3, promptCharacters: 20 } };

let data: string;
let id: string;
let gateway: GatewayProcess;
beforeAll(async () => void (data = await temporaryFolder()));
afterAll(() => gateway.stop());

it('leave their individuals out, and nobody else; the log says which job of which tournament', async () => {
  const server = startCladeWith(POISONED, '--data', data, 'serve', '--port', '0', '--workers', '1');
  await server.wrote('Ctrl-C stops it');
  const api = createApiClient(/at (http:\S+),/.exec(server.printed())![1]);
  await uploadCorpora(api);
  ({ id } = await api.launch({ config: CONFIG, seed: 3 }));
  await until(api, id, finished);
  server.child.kill('SIGTERM');
  const lines = (await server.ended).err.trim().split('\n');
  const told = lines.map((line) => JSON.parse(line) as { context: string; message: Partial<JobTrouble> });
  const ofOne = told.filter(({ message }) => message.individuals?.join() === `${id}-0-2`);
  expect(ofOne.map(({ context, message }) => ({ context, ...message }))).toEqual(
    [1, 2].map((attempt) => ({
      context: 'queue',
      tournamentId: id,
      generation: 0,
      jobId: expect.stringMatching(`^${id}/0/train-[0-9a-f]{32}$`),
      individuals: [`${id}-0-2`],
      attempt,
      problem: 'its process ended: exit code 3',
      isGivenUp: attempt === 2,
    })),
  );
  gateway = await startGateway({ data, settings: POISONED });
  const { rows } = await gateway.api.individuals(id, { status: 'nonviable' });
  expect(rows.map((one) => [one.id, one.cause]).sort()).toEqual([
    [`${id}-0-2`, 'train failed: its process ended: exit code 3'],
    [`${id}-1-1`, 'train failed: it held more than the 1200 MiB of memory that a job may hold'],
  ]);
});

it('are on the list after a restart, and failed again where the cause is not gone', async () => {
  const ratings = await gateway.api.ratings(id, { generation: 0 });
  expect(ratings.length).toBeGreaterThan(4);
  expect(ratings.map(({ competitor }) => competitor)).not.toContain(`${id}-0-1`); // it wrote nothing
  const letters = await gateway.api.deadLetters();
  const alone = letters.find(({ individuals }) => individuals.join() === `${id}-0-2`)!;
  expect(alone).toMatchObject({
    queue: 'training',
    kind: 'train',
    tournament: id,
    generation: 0,
    attempts: 2,
    cause: 'its process ended: exit code 3',
  });
  expect(await gateway.api.retryDeadLetter(alone.id)).toEqual({
    id: alone.id,
    succeeded: false,
    cause: 'train failed: its process ended: exit code 3',
  });
  expect(await gateway.api.deadLetters()).toEqual(letters);
  await expect(gateway.api.retryDeadLetter(`${id}/0/train-of-nobody`)).rejects.toThrow('there is no job that failed');
});

it('are repeated by a replay on a machine that would not fail, where a retry ends well and leaves no file', async () => {
  await gateway.stop();
  gateway = await startGateway({ data });
  const { lineageHash } = await gateway.api.tournament(id);
  expect(await verified(gateway.api, id)).toMatchObject({ status: 'matched', actual: lineageHash });
  const files = await readdir(path.join(data, 'weights'));
  const list = async () => JSON.parse((await clade('dead-letters', '--json', '--data', data)).out) as { id: string }[];
  const letters = await list();
  for (const letter of letters) {
    const { out, exitCode } = await clade('dead-letters', 'retry', letter.id, '--data', data);
    expect([exitCode, out]).toEqual([0, `Job ${letter.id} has a result now; it is off the list.\n`]);
  }
  expect(letters.length).toBeGreaterThanOrEqual(2);
  expect(await list()).toEqual([]);
  expect(await readdir(path.join(data, 'weights'))).toEqual(files);
  expect((await clade('dead-letters', 'retry', letters[0].id, '--data', data)).exitCode).toBe(3);
  const { exitCode, err } = await clade('dead-letters', 'retry', 'nosuch', '--data', data);
  expect([exitCode, err]).toEqual([2, expect.stringContaining('must be tournament/generation/task')]);
  expect(await gateway.api.tournament(id)).toMatchObject({ status: 'finished', lineageHash });
});
