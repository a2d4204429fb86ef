import { setTimeout } from 'node:timers/promises';
import { ConductedElsewhereError, StaleTokenError, type TournamentStore } from '#tournament';
import { testDatabases } from '../../../test/conformance/databases';
import { PAUSED, tournamentOf } from '../../../test/conformance/records';
import type { Database } from './database';
import { createTypeormTournamentStore } from './typeorm-tournament-store';

const LEASE_SECONDS = 2;

describe.each(testDatabases())('a lease on $name', ({ open }) => {
  let database: Database;
  let ours: TournamentStore;
  let theirs: TournamentStore;
  let tournaments = 0;
  beforeAll(async () => {
    database = await open();
    // A clock that is years behind: leases do not ask it.
    const conduct = (name: string) =>
      createTypeormTournamentStore(database, () => new Date(0), { name, leaseSeconds: LEASE_SECONDS });
    [ours, theirs] = [conduct('ours-1'), conduct('theirs-2')];
  });
  afterAll(() => database.close());

  async function launch(): Promise<string> {
    const id = `leased${tournaments++}`;
    await ours.insert(tournamentOf(id, { status: 'running' }));
    return id;
  }

  it('keeps others away from the launch on, and says who has it', async () => {
    const id = await launch();
    const refused = theirs.claim(id);
    await expect(refused).rejects.toThrow(ConductedElsewhereError);
    await expect(refused).rejects.toThrow(/conducted by another server, ours-1; .*ends in [12] s/);
    const token = await ours.claim(id);
    expect(await theirs.abandoned({ mine: true })).not.toContain(id);
    expect(await ours.abandoned({ mine: false })).not.toContain(id);
    expect(await ours.abandoned({ mine: true })).toContain(id); // left by a process before, for all that is known
    await ours.commit(id, token, { events: [PAUSED] });
    await expect(theirs.claim(id)).rejects.toThrow(ConductedElsewhereError);
  });

  it('may be taken at once where who launched does not conduct, and is abandoned only if nobody does', async () => {
    const gateway = createTypeormTournamentStore(database, () => new Date(0), { name: 'gateway', leaseSeconds: 0 });
    for (const id of ['taken', 'left']) await gateway.insert(tournamentOf(id, { status: 'running' }));
    expect(await theirs.abandoned({ mine: true })).not.toContain('taken');
    expect(await theirs.claim('taken')).toBeGreaterThan(0);
    await database.dataSource.query(`UPDATE tournament SET lease_until = lease_until - interval '31 seconds'`);
    expect(await ours.abandoned({ mine: false })).toEqual(expect.arrayContaining(['taken', 'left']));
  });

  it('is free again once the tournament has stopped', async () => {
    const id = await launch();
    const token = await ours.claim(id);
    await ours.commit(id, token, { tournament: { status: 'paused' }, events: [PAUSED] });
    expect(await theirs.claim(id)).toBeGreaterThan(token);
    await expect(ours.claim(id)).rejects.toThrow('theirs-2');
  });

  it('lasts as long as it is renewed; then others may take the tournament, and the one before is fenced off', async () => {
    const id = await launch();
    const token = await ours.claim(id);
    for (let turn = 0; turn < 3; turn++) {
      await setTimeout(1000 * (LEASE_SECONDS / 2));
      expect(await ours.renew([id])).toEqual([id]);
      expect(await theirs.renew([id])).toEqual([]);
      await expect(theirs.claim(id)).rejects.toThrow(ConductedElsewhereError);
    }
    await setTimeout(1000 * LEASE_SECONDS + 100);
    expect(await theirs.abandoned({ mine: false })).toContain(id);
    const newer = await theirs.claim(id);
    expect(newer).toBeGreaterThan(token);
    await expect(ours.commit(id, token, { events: [PAUSED] })).rejects.toThrow(StaleTokenError);
    expect(await ours.renew([id])).toEqual([]);
    expect(await theirs.commit(id, newer, { events: [PAUSED] })).toHaveLength(1);
  });
});
