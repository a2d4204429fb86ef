/**
 * Gateways that conduct nothing, and a selection service, with lineages and jobs in one PostgreSQL: all that it commits is told at once by each, with
 * progress, and votes that come late.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import type { LineageEvent, Progress } from '#contracts';
import { type Feed, followFeed } from '#client';
import { builtFile } from '#settings';
import { type FreshDatabase, freshDatabase, TEST_DATABASE_URL } from '../support/postgres';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(300_000);

const ARENA = { prompts: 2, sampleCharacters: 100, rounds: 3, promptCharacters: 20, votingSeconds: 3 };
/** A gateway looks by itself after five seconds: what is told sooner was heard of. */
const SOON_MILLISECONDS = 2_500;

interface Followed {
  readonly feed: Feed;
  readonly events: LineageEvent[];
  readonly progress: Progress[];
  /** How old events were on arrival, in milliseconds. */
  readonly ages: number[];
  /** Resolves to why the feed ended for good. */
  readonly ended: Promise<string>;
}

(TEST_DATABASE_URL ? describe : describe.skip)('gateways apart', () => {
  let database: FreshDatabase;
  let gateways: readonly GatewayProcess[];
  let selection: ChildProcess;
  beforeAll(async () => {
    database = await freshDatabase(TEST_DATABASE_URL!);
    const data = await temporaryFolder();
    const settings = { CLADE_QUEUE_URL: database.url };
    const open = { data, databaseUrl: database.url, settings: { ...settings, CLADE_ROLES: 'gateway' } };
    gateways = [await startGateway(open), await startGateway({ ...open, data: await temporaryFolder() })];
    const roles = { CLADE_ROLES: 'selection,trainer,arena', CLADE_WORKERS: '2' };
    const env = { ...process.env, ...settings, ...roles, DATABASE_URL: database.url, CLADE_DATA: data };
    selection = fork(builtFile('apps/selection/src/main.js'), { env, execArgv: [] });
    await once(selection, 'message');
    await uploadCorpora(gateways[0].api);
  });
  afterAll(async () => {
    const ended = once(selection, 'exit');
    selection.kill('SIGTERM');
    await ended;
    await Promise.all(gateways.map((gateway) => gateway.stop()));
    await database.drop();
  });

  const launch = (more: object) =>
    gateways[0].api.launch({ config: { ...SMALL_CONFIG, arena: ARENA, ...more }, seed: 11 });
  const logOf = (id: string) => gateways[0].api.events(id, { after: 0, limit: 1000 });

  it('tell each event at once, and how far a generation is', async () => {
    const { id } = await launch({});
    const followed = gateways.map(({ address }) => follow(address, id));
    const { lastSeq } = await until(gateways[0].api, id, finished);
    const log = await logOf(id);
    for (const { feed, events, ages, progress } of followed) {
      while (feed.lastSeq() < lastSeq) await setTimeout(20);
      expect(events).toEqual(log);
      // the first are read, not heard of; a busy machine is forgiven a tenth
      const inTime = ages.slice(log.length / 4).filter((age) => age < SOON_MILLISECONDS);
      expect(inTime.length).toBeGreaterThan(0.9 * (ages.length - log.length / 4));
      const within = progress.filter(({ fraction }) => fraction > 0 && fraction < 1);
      expect(within.map(({ tournamentId }) => tournamentId)).toEqual(within.map(() => id));
      expect(new Set(within.map(({ generation }) => generation)).size).toBeGreaterThan(0);
      feed.close();
    }
    const feed = follow(gateways[1].address, id);
    while (feed.feed.lastSeq() < lastSeq) await setTimeout(20);
    await gateways[0].api.removeTournament(id);
    expect(await feed.ended).toContain('was deleted');
  });

  it('know at each what runs, and who does its jobs', async () => {
    const told = async (at: number): Promise<string> => (await fetch(`${gateways[at].address}/api/prometheus`)).text();
    const { id } = await launch({ generations: 100 });
    const isRated = (text: string): boolean => /^clade_tokens_per_second [1-9]/m.test(text);
    while (!isRated(await told(0)) || !isRated(await told(1))) await setTimeout(200);
    expect(await told(1)).toMatch(/^clade_tournaments_running 1$/m);
    expect(await told(0)).toMatch(/^clade_queue_services\{queue="training"\} 1$/m);
    await gateways[0].api.cancel(id);
  });

  it('miss nothing, though PostgreSQL ends the connections on which they listen again and again', async () => {
    const { id } = await launch({});
    const followed = gateways.map(({ address }) => follow(address, id));
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    let cut = 0;
    const over = until(gateways[0].api, id, finished);
    for (let ended = false; !ended; ended = await Promise.race([over.then(() => true), setTimeout(1000, false)])) {
      const { rowCount } = await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'clade listens'`,
      );
      cut += rowCount ?? 0;
    }
    await admin.end();
    expect(cut).toBeGreaterThan(gateways.length);
    const { lastSeq } = await over;
    const log = await logOf(id);
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: lastSeq }, (_, at) => at + 1));
    for (const { feed, events } of followed) {
      while (feed.lastSeq() < lastSeq) await setTimeout(20);
      expect(events).toEqual(log);
      feed.close();
    }
  });

  it('tell a voter whether a vote comes late', async () => {
    const { id } = await launch({ generations: 1 });
    const [ann, bob] = ['ann-of-the-spec', 'bob-of-the-spec'];
    const followed = follow(gateways[1].address, id);
    const happened = async (type: string): Promise<void> => {
      while (!followed.events.some((event) => event.type === type)) await setTimeout(10);
    };
    await happened('arena.opened');
    const [inTime, late] = await Promise.all([ann, bob].map((voter) => gateways[1].api.ballot(id, { voter })));
    expect(await gateways[1].api.vote(inTime.id, { voter: ann, outcome: 'tie' })).toMatchObject({ late: false });
    const taken = new Client({ connectionString: database.url });
    await taken.connect();
    const generationTaken = async (): Promise<unknown> =>
      (await taken.query('SELECT votes_until FROM tournament WHERE id = $1', [id])).rows[0].votes_until;
    while ((await generationTaken()) === null) await setTimeout(5);
    await taken.end();
    expect(await gateways[1].api.vote(late.id, { voter: bob, outcome: 'tie' })).toMatchObject({ late: true });
    await happened('generation.closed');
    const [{ voteCut }] = await gateways[0].api.generations(id);
    const votes = followed.events.filter(({ type }) => type === 'battle.voted');
    expect(votes.map(({ seq }) => seq <= voteCut)).toEqual([true, false]);
    followed.feed.close();
    await until(gateways[0].api, id, finished);
  });
});

function follow(address: string, tournamentId: string): Followed {
  const [events, progress, ages]: [LineageEvent[], Progress[], number[]] = [[], [], []];
  let feed: Feed | undefined;
  const ended = new Promise<string>((resolve) => {
    feed = followFeed(
      address,
      { tournamentId, after: 0 },
      {
        onEvent: (event) => {
          events.push(event);
          ages.push(Date.now() - Date.parse(event.at));
        },
        onProgress: (told) => void progress.push(told),
        onProblem: ({ detail, ended: isOver }) => void (isOver && resolve(detail)),
      },
    );
  });
  return { feed: feed!, events, progress, ages, ended };
}
