/** Servers on one PostgreSQL and one store of files: what one of them has in use no other sweeps away. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { sha256 } from '#base';
import { DiscardedFilesService, FilesInUse } from '#conducting';
import { openPlaces, type Places } from '#object-store';
import { createFileLock, createTypeormTournamentRows, createTypeormTournamentStore, openDatabase } from '#persistence';
import { createCorpusStore } from '#sources';
import { createWeightFiles } from '#weights';
import { type FreshDatabase, freshDatabase, TEST_DATABASE_URL } from '../support/postgres';
import { BUCKET, CREDENTIALS, type S3Server, startS3 } from '../support/s3';
import { birthEvent, lifeOf, newbornOf, PAUSED, tournamentOf } from './records';

const NOW = (): Date => new Date('2026-11-30T10:00:00.780Z');
const WEIGHTS = Buffer.from('weights of a seed that is launched once more');
const TEXT = 'Call me Ishmael. '.repeat(100);
const SNAPSHOTS = { removeDrafts: async () => undefined };

async function serverOn(url: string, places: Places) {
  const database = await openDatabase({ url, folder: 'unused' });
  const rows = createTypeormTournamentRows(database, NOW);
  const store = createTypeormTournamentStore(database, NOW);
  const weights = createWeightFiles(places.weights);
  const corpora = createCorpusStore(places.corpora);
  const inUse = new FilesInUse(
    createFileLock(database, () => undefined),
    20,
  );
  const sweeper = new DiscardedFilesService(rows, weights, corpora, SNAPSHOTS, inUse);
  const close = (): Promise<void> => inUse.onModuleDestroy().then(() => database.close());
  return { rows, store, weights, corpora, inUse, sweeper, close };
}

type Server = Awaited<ReturnType<typeof serverOn>>;

(TEST_DATABASE_URL ? describe : describe.skip).each(['folder', 'bucket'] as const)(
  'servers that share a %s',
  (kind) => {
    let database: FreshDatabase;
    let s3: S3Server | undefined;
    let folder: string;
    let places: Places;
    /** Sweeps. */
    let ours: Server;
    let theirs: Server;
    beforeAll(async () => {
      Object.assign(process.env, CREDENTIALS);
      if (kind === 'bucket') s3 = await startS3();
    });
    beforeEach(async () => {
      database = await freshDatabase(TEST_DATABASE_URL!);
      folder = await mkdtemp(join(tmpdir(), 'clade-sweep-'));
      const settings = { bucket: BUCKET, prefix: `${folder.slice(1)}/`, region: undefined, cacheMegabytes: 1 };
      places = await openPlaces(folder, s3 && { ...settings, endpoint: s3.endpoint });
      [ours, theirs] = [await serverOn(database.url, places), await serverOn(database.url, places)];
    });
    afterEach(async () => {
      await Promise.all([ours.close(), theirs.close()]);
      await database.drop();
      await rm(folder, { recursive: true });
    });
    afterAll(() => s3?.remove());

    /** Of a tournament that was deleted. */
    async function leftWeights(): Promise<string> {
      const hash = await ours.weights.write(WEIGHTS);
      await ours.rows.discard([{ kind: 'weights', sha256: hash }]);
      return hash;
    }

    /** Until our server has tried again. */
    async function untilGone(hash: string): Promise<void> {
      for (let tries = 0; tries < 500 && (await ours.weights.isWhole(hash)); tries++) await setTimeout(10);
      expect(await ours.weights.isWhole(hash)).toBe(false);
    }

    it('keep weights that a tournament elsewhere has found there, and has no row of yet', async () => {
      const hash = await leftWeights();
      const { id } = tournamentOf('again');
      await theirs.inUse.during(async () => {
        await theirs.store.insert(tournamentOf(id));
        const token = await theirs.store.claim(id);
        const founder = newbornOf(id, 0, 0);
        await theirs.store.commit(id, token, { born: [founder], events: [birthEvent(founder)] });
        expect(await theirs.weights.write(WEIGHTS)).toBe(hash);
        await ours.sweeper.sweep();
        const life = { ...lifeOf(2), weights: hash };
        const outcomes = [{ id: founder.id, viable: true as const, life }];
        await theirs.store.commit(id, token, { tournament: { status: 'paused' }, outcomes, events: [PAUSED] });
      });
      await ours.sweeper.sweep();
      await setTimeout(200); // our server has tried some times more
      expect(await theirs.weights.isWhole(hash)).toBe(true);
    });

    it('keep files of an import elsewhere until it has ended, and sweep those of one that failed', async () => {
      const hash = sha256(WEIGHTS);
      const text = sha256(TEXT);
      const draft = join(folder, 'arrived');
      await theirs.inUse.during(async () => {
        await theirs.rows.discard([
          { kind: 'weights', sha256: hash },
          { kind: 'text', sha256: text },
        ]);
        await writeFile(draft, WEIGHTS);
        await theirs.corpora.adopt('whales', text, Readable.from([Buffer.from(TEXT)]));
        await theirs.weights.adopt(draft, hash);
        await ours.sweeper.sweep();
        expect(await theirs.corpora.readBySha(text)).toBe(TEXT);
        expect(await theirs.weights.isWhole(hash)).toBe(true);
      });
      await untilGone(hash);
      await expect(theirs.corpora.readBySha(text)).rejects.toThrow('is missing');
      expect(await ours.rows.discarded()).toEqual([]);
    });

    it('keep all while a tournament runs whose server has lost its lock', async () => {
      const hash = await leftWeights();
      await theirs.store.insert(tournamentOf('runs'));
      await ours.sweeper.sweep();
      expect(await ours.weights.isWhole(hash)).toBe(true);
      const token = await theirs.store.claim('runs');
      await theirs.store.commit('runs', token, { tournament: { status: 'cancelled' }, events: [PAUSED] });
      await untilGone(hash);
    });

    it('begin nothing that uses files while one sweeps', async () => {
      const order: string[] = [];
      let end!: () => void;
      const slow = new Promise<void>((resolve) => (end = resolve));
      let begun!: () => void;
      const sweeping = new Promise<void>((resolve) => (begun = resolve));
      const swept = ours.inUse.sweep(async () => {
        begun();
        await slow;
        order.push('swept');
        return true;
      });
      await sweeping;
      const used = theirs.inUse.during(async () => void order.push('used'));
      await setTimeout(300);
      end();
      await Promise.all([swept, used]);
      expect(order).toEqual(['swept', 'used']);
    });

    it('take no drafts away that a server elsewhere writes', async () => {
      const { drafts } = places.weights.objects;
      const letGo = await theirs.inUse.hold();
      await theirs.weights.sync();
      await theirs.weights.write(WEIGHTS); // makes the folder
      const draft = join(drafts, 'half.draft');
      await writeFile(draft, 'half');
      await ours.sweeper.onApplicationBootstrap();
      await writeFile(draft, 'whole', { flag: 'r+' });
      letGo();
      for (let tries = 0; tries < 500 && existsSync(draft); tries++) await setTimeout(10);
      expect(existsSync(draft)).toBe(false);
    });
  },
);
