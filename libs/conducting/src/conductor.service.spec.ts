import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { PROCESSOR } from '#engines';
import { type Database, type FileLock, NO_OTHERS } from '#persistence';
import type { Tournament } from '#tournament';
import { testDatabases } from '../../../test/conformance/databases';
import { tournamentOf } from '../../../test/conformance/records';
import { OtherEngineError } from './conductor';
import type { ConductorService } from './conductor.service';
import { openConductor, storeOf } from './testing/conductor';

/** In which leases are renewed several times, and what is abandoned is looked for. */
const SOME_TURNS = 600;
const OWN = { status: 'running', engine: 'onnx', processor: PROCESSOR } as const;

let database: Database;
let conductor: ConductorService;
beforeAll(async () => void (database = await testDatabases()[0].open()));
afterEach(() => conductor.onModuleDestroy());
afterAll(() => database.close());

async function open(lock?: FileLock): Promise<void> {
  conductor = openConductor(database, { lock, leaseSeconds: 0.3 });
  await conductor.onApplicationBootstrap();
}

async function launched(id: string, more: Partial<Tournament> = {}): Promise<string> {
  await storeOf(database, 'gateway', 0).insert(tournamentOf(id, { ...OWN, ...more }));
  return id;
}

it('takes nothing for lost that it is about to claim', async () => {
  const share = async (): Promise<() => Promise<void>> => {
    await setTimeout(SOME_TURNS); // another server removes files
    return async () => undefined;
  };
  await open({ ...NO_OTHERS, share });
  const id = await launched('begins');
  await conductor.start(id);
  await setTimeout(SOME_TURNS);
  expect(conductor.ids).toEqual([id]);
  expect(await storeOf(database, 'gateway', 0).find(id)).toMatchObject({ status: 'running', reason: null });
});

it('pauses what another has taken from it', async () => {
  await open();
  const id = await launched('taken');
  await conductor.start(id);
  await database.dataSource.query(`UPDATE tournament SET conductor = 'another' WHERE id = $1`, [id]);
  await conductor.untilEnded(id);
  expect(conductor.ids).toEqual([]);
});

it('leaves what began on another engine to services that have it', async () => {
  await open();
  const id = await launched('native', { engine: 'native' });
  await expect(conductor.start(id)).rejects.toThrow(OtherEngineError);
  await expect(conductor.start(id)).rejects.toThrow(
    'tournament native began on the engine native, and onnx computes here: CLADE_ENGINE names it',
  );
  expect((await database.dataSource.query(`SELECT fencing_token FROM tournament WHERE id = $1`, [id]))[0]).toEqual({
    fencing_token: 0,
  });
});

it('goes on unasked with what is abandoned, if engine and processor are its own', async () => {
  const ids = [
    await launched('own'),
    await launched('other-engine', { engine: 'native' }),
    await launched('other-processor', { processor: 'Z80' }),
  ];
  await database.dataSource.query(
    `UPDATE tournament SET conductor = 'killed', fencing_token = 1, lease_until = now() - interval '1 minute' WHERE id = ANY ($1)`,
    [ids],
  );
  await open();
  await setTimeout(SOME_TURNS);
  expect(conductor.ids).toEqual(['own']);
});

it('says in a line what it takes over, and what it has lost to another', async () => {
  const told: unknown[] = [];
  const spies = (['log', 'warn', 'error'] as const).map((level) =>
    jest
      .spyOn(Logger.prototype, level)
      .mockImplementation((...[message]: unknown[]) => void told.push([level, message])),
  );
  const tournamentId = await launched('handed-on');
  const change = (what: string) =>
    database.dataSource.query(`UPDATE tournament SET ${what} WHERE id = $1`, [tournamentId]);
  const ended = "lease_until = now() - interval '1 minute'";
  await change(`conductor = 'killed', fencing_token = 1, ${ended}`);
  await open();
  while (!conductor.isRunning(tournamentId)) await setTimeout(10);
  await change(ended);
  await storeOf(database, 'another', 30).claim(tournamentId);
  await conductor.untilEnded(tournamentId);
  for (const spy of spies) spy.mockRestore();
  expect(told).toEqual([
    ['log', { tournamentId, takenOver: 'nobody conducted it any more' }],
    ['warn', { tournamentId, lost: 'its lease ended here, and another has taken it over' }],
  ]);
});
