/** The arena of a real server: battles behind every rating, people's votes and what is refused, and the promise of seeds. */
import { setTimeout } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { Architecture } from '#genome';
import { forwardFlopsPerToken, symbolsRead } from '#model';
import { ApiProblem } from '#client';
import {
  type BallotAnswer,
  battleDetailView,
  battlePage,
  type ClientToServer,
  ratingByMethodView,
  type RatingByMethodView,
  ratingView,
  type ServerToClient,
  type TournamentView,
  type VoteAnswer,
} from '#contracts';
import { estimate } from '../../apps/dashboard/src/pages/launch/estimate';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(240_000);

const ARENA_CONFIG = {
  ...SMALL_CONFIG,
  arena: { prompts: 2, sampleCharacters: 100, rounds: 6, promptCharacters: 20 },
  fitness: { kind: 'rating', use: 'estimate' },
};
const ANN = 'ann-whom-nobody-knows';

let gateway: GatewayProcess;
let data: string;
let tournament: TournamentView;

beforeAll(async () => {
  data = await temporaryFolder();
  gateway = await startGateway({ data });
  await uploadCorpora(gateway.api);
  const { id } = await gateway.api.launch({ config: ARENA_CONFIG, seed: 31 });
  tournament = await until(gateway.api, id, finished);
});
afterAll(() => gateway.stop());

/** The status with which a request is refused, and why. */
async function refusal(request: Promise<unknown>): Promise<[number, string]> {
  const error: unknown = await request.catch((caught: unknown) => caught);
  if (!(error instanceof ApiProblem)) throw new Error(`it was not refused: ${JSON.stringify(error)}`);
  return [error.problem.status, error.problem.detail];
}

it('rates everyone who lives beside the n-grams and the text itself, and tells the battles behind each rating', async () => {
  const ratings = await gateway.api.ratings(tournament.id);
  z.array(ratingView).parse(ratings);
  const { rows: living } = await gateway.api.individuals(tournament.id, { living: true });
  for (const niche of ['prose', 'sounds']) {
    const names = ratings.filter((rating) => rating.niche === niche).map(({ competitor }) => competitor);
    const individuals = living.filter((individual) => individual.niche === niche).map(({ id }) => id);
    const others = ['held-out text', ...[0, 1, 2, 3, 4, 5].map((order) => `WB-${order}`)];
    expect([...names].sort()).toEqual([...individuals, ...others].sort());
  }
  const [{ competitor, battles, niche, generation }] = ratings.filter(({ kind }) => kind === 'individual');
  const page = battlePage.parse(
    await gateway.api.battles(tournament.id, { competitor, generation, niche, limit: 200 }),
  );
  expect(page.rows).toHaveLength(battles);
  const read = battleDetailView.parse(await gateway.api.battle(tournament.id, page.rows[0]));
  expect([...read.firstText]).toHaveLength(100);
  expect([...read.promptText]).toHaveLength(20);
});

describe("ratings by a method and a rater of one's choice", () => {
  const nicheOf = (ratings: readonly RatingByMethodView[]) => ratings.filter(({ niche }) => niche === 'prose');
  const by = async (query: object) => {
    const ratings = await gateway.api.ratingsByMethod(tournament.id, query);
    z.array(ratingByMethodView).parse(ratings);
    return ratings;
  };

  it('are those that were kept, where the method and the judges are the same', async () => {
    const kept = await gateway.api.ratings(tournament.id);
    expect(await by({ method: 'bradley-terry' })).toEqual(kept);
    expect(await by({ rater: 'pooled' })).toEqual(kept);
    const first = { generation: 0, niche: 'sounds' };
    expect(await by({ ...first, method: 'bradley-terry' })).toEqual(await gateway.api.ratings(tournament.id, first));
  });

  it('tell of all competitors by every method, WB-2 at 0, the best first', async () => {
    const names = nicheOf(await by({}))
      .map(({ competitor }) => competitor)
      .sort();
    for (const method of ['length-controlled', 'elo', 'weng-lin'] as const) {
      const own = nicheOf(await by({ method }));
      expect(own.map(({ competitor }) => competitor).sort()).toEqual(names);
      expect(own.find(({ competitor }) => competitor === 'WB-2')).toMatchObject({ nats: 0, elo: 1000 });
      expect(own.map(({ nats }) => nats)).toEqual([...own.map(({ nats }) => nats)].sort((a, b) => b - a));
      expect(own.every(({ lowerNats }) => (lowerNats === null) === (method === 'elo'))).toBe(true);
    }
    const [{ notes }] = await by({ method: 'length-controlled' });
    expect(notes).toContain('all texts are of one length: there is none to control for');
  });

  it('of one rater rest on its battles alone', async () => {
    const { rows } = await gateway.api.battles(tournament.id, { generation: 2, niche: 'prose', limit: 200 });
    const own = rows.filter(({ rater }) => rater === 'critic-1');
    const rated = nicheOf(await by({ generation: 2, rater: 'critic-1' }));
    expect(rated.reduce((sum, { battles }) => sum + battles, 0)).toBe(2 * own.length);
    expect(own.length).toBeGreaterThan(0);
  });

  it('are refused where they make no sense', async () => {
    const asked = (query: object, id = tournament.id) => refusal(gateway.api.ratingsByMethod(id, query));
    expect(await asked({ method: 'glicko' })).toEqual([
      422,
      'method is "glicko"; must be one of bradley-terry, length-controlled, elo, weng-lin',
    ]);
    const names = 'pooled, balanced-1, balanced-2, critic-1, critic-2, critic-3, explorer-1';
    expect(await asked({ rater: 'critic-9' })).toEqual([422, expect.stringContaining(names)]);
    expect(await asked({ rater: 'x'.repeat(65) })).toEqual([422, expect.stringContaining('rater is')]);
    expect(await asked({ method: 'elo' }, 'nobody')).toEqual([404, 'there is no tournament "nobody"']);
    expect(await by({ method: 'elo', generation: 99 })).toEqual([]);
    const { id } = await gateway.api.launch({ config: { ...SMALL_CONFIG, generations: 1 }, seed: 1 });
    expect(await asked({ method: 'elo' }, id)).toEqual([
      409,
      `tournament ${id} has no arena, and so no battles to rate by`,
    ]);
    await until(gateway.api, id, finished);
  });
});

it('judges an elite anew in each generation, and lets the best rated of a niche live on', async () => {
  const { rows } = await gateway.api.individuals(tournament.id, { limit: 200 });
  for (const { id, generation, diedGeneration, niche } of rows) {
    const history = await gateway.api.ratingHistory(id);
    const last = diedGeneration ?? tournament.generation;
    expect(history.map((rating) => rating.generation)).toEqual(
      Array.from({ length: last - generation + 1 }, (_, at) => generation + at),
    );
    if (last === generation) continue;
    const rivals = (await gateway.api.ratings(tournament.id, { generation, niche })).filter(
      ({ kind }) => kind === 'individual',
    );
    expect(rivals[0].competitor).toBe(id);
  }
});

it('keeps what the raters agree on, and the Goodhart meter, with the generation', async () => {
  for (const { niches } of await gateway.api.generations(tournament.id)) {
    for (const { arena } of niches) {
      expect(arena!.voided).toBe(0);
      expect(arena!.agreement!.rate).toBeGreaterThan(0.4);
      expect(arena!.goodhart.proxy.standardError).toBeGreaterThan(0);
    }
  }
});

it('costs what the launch form expects, but for those who cannot live', async () => {
  const { rows } = await gateway.api.individuals(tournament.id, { limit: 200 });
  const everyone = await Promise.all(rows.map(({ id }) => gateway.api.individual(id)));
  const lived = everyone.filter(({ status }) => status === 'trained');
  const trained = lived.reduce((sum, { trainingFlops }) => sum + trainingFlops!, 0);
  const plain = estimate({ ...ARENA_CONFIG, arena: null }, [tournament])!;
  expect(plain.births).toBe(everyone.length);
  expect(trained).toBeLessThanOrEqual(plain.flops);
  expect(trained).toBeGreaterThan(0.9 * (lived.length / everyone.length) * plain.flops);

  const { prompts, promptCharacters, sampleCharacters } = ARENA_CONFIG.arena;
  const wrote = lived.reduce((sum, { architecture, generation, diedGeneration }) => {
    const own = architecture as unknown as Architecture;
    const symbols = prompts * symbolsRead(own, promptCharacters + sampleCharacters - 1);
    const generations = (diedGeneration ?? ARENA_CONFIG.generations - 1) - generation + 1;
    return sum + generations * symbols * forwardFlopsPerToken(own, tournament.vocabularySize);
  }, 0);
  const expected = estimate(ARENA_CONFIG, [tournament])!.flops - plain.flops;
  expect(wrote / expected).toBeGreaterThan(0.6);
  expect(wrote / expected).toBeLessThan(1.4);
});

it('verifies by a replay', async () => {
  expect(await verified(gateway, tournament.id)).toBe('matched');
});

it('shows two texts without their writers, tells them after the vote, and logs it', async () => {
  const ballot = await gateway.api.ballot(tournament.id, { voter: ANN, niche: 'prose' });
  expect(Object.keys(ballot).sort()).toEqual(['first', 'id', 'niche', 'prompt', 'second', 'tournamentId']);
  expect([...ballot.first, ...ballot.second]).toHaveLength(200);
  const vote = await gateway.api.vote(ballot.id, { voter: ANN, outcome: 'second' });
  expect(vote).toMatchObject({
    ballotId: ballot.id,
    outcome: 'second',
    generation: 2,
    late: true,
    ended: true,
    left: 499,
  });
  const events = await gateway.api.events(tournament.id, { after: tournament.lastSeq });
  expect(events.map(({ type, data: of }) => [type, of])).toEqual([
    ['battle.voted', expect.objectContaining({ first: vote.first, second: vote.second, outcome: 'second' })],
  ]);
  expect(JSON.stringify(events)).not.toContain(ANN);
});

it("refuses a second vote, another's ballot, and what makes no sense", async () => {
  const { api } = gateway;
  const ballot = await api.ballot(tournament.id, { voter: ANN, niche: 'sounds' });
  const vote = { voter: ANN, outcome: 'first' } as const;
  expect(await refusal(api.vote(ballot.id, { ...vote, voter: 'somebody-else' }))).toEqual([404, expect.any(String)]);
  await api.vote(ballot.id, vote);
  expect(await refusal(api.vote(ballot.id, vote))).toEqual([409, expect.stringContaining('already')]);
  expect(await refusal(api.vote('nobody', vote))).toEqual([404, expect.stringContaining('ballot')]);
  const nonsense = { voter: ANN, outcome: 'both' } as never;
  expect(await refusal(api.vote(ballot.id, nonsense))).toEqual([422, expect.stringContaining('outcome')]);
  expect(await refusal(api.ballot('nobody', { voter: ANN }))).toEqual([404, expect.any(String)]);
  expect(await refusal(api.ballot(tournament.id, { voter: 'x' }))).toEqual([422, expect.stringContaining('voter')]);
  const elsewhere = api.ballot(tournament.id, { voter: ANN, niche: 'dna' });
  expect(await refusal(elsewhere)).toEqual([422, expect.stringContaining('must be one of prose, sounds')]);
});

it('refuses a flood, and says when to come back', async () => {
  const flood = Array.from({ length: 80 }, () => gateway.api.ballot(tournament.id, { voter: 'a-flooding-voter' }));
  const answers = await Promise.allSettled(flood);
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as ApiProblem] : []));
  expect(refused).toHaveLength(20);
  expect(refused[0].problem).toMatchObject({ status: 429, detail: expect.stringMatching(/try again in \d+ s/) });
});

it('takes votes over the websocket too, and tells problems there', async () => {
  const socket: Socket<ServerToClient, ClientToServer> = io(gateway.address, { transports: ['websocket'] });
  const ask = (request: object): Promise<BallotAnswer> =>
    socket.emitWithAck('ballot', { voter: 'bob-of-the-socket', tournamentId: tournament.id, ...request });
  const drawn = await ask({ niche: 'prose' });
  if (!drawn.ok) throw new Error(drawn.problem);
  const vote = { voter: 'bob-of-the-socket', ballotId: drawn.ballot.id, outcome: 'tie' } as const;
  expect(await socket.emitWithAck('vote', vote)).toMatchObject({ ok: true, vote: { outcome: 'tie' } });
  const again: VoteAnswer = await socket.emitWithAck('vote', vote);
  expect(again).toEqual({ ok: false, problem: expect.stringContaining('already') });
  expect(await ask({ voter: '!' })).toEqual({ ok: false, problem: expect.stringContaining('voter') });
  expect(await ask({ tournamentId: 'nobody' })).toEqual({ ok: false, problem: expect.stringContaining('nobody') });
  socket.disconnect();
});

it('fits ratings as the config says, and counts people among the pooled', async () => {
  const arena = { ...ARENA_CONFIG.arena, votingSeconds: 1, ratings: { lengthControlled: true, clusterBy: 'rater' } };
  const config = { ...ARENA_CONFIG, generations: 1, arena };
  const { id } = await gateway.api.launch({ config, seed: 31 });
  await opened(gateway, id);
  await vote(gateway, id);
  await until(gateway.api, id, finished);
  const kept = await gateway.api.ratings(id);
  expect(kept[0].notes).toContain('all texts are of one length: there is none to control for');
  expect(await gateway.api.ratingsByMethod(id, { rater: 'pooled' })).toEqual(kept);
  expect(await gateway.api.ratingsByMethod(id, { method: 'length-controlled' })).toEqual(kept);
  expect(await gateway.api.ratingsByMethod(id, { method: 'elo' })).not.toEqual(kept);
  expect(await verified(gateway, id)).toBe('matched');
});

it('counts votes cast before the ratings are fitted, and replays them after kill -9', async () => {
  const config = {
    ...ARENA_CONFIG,
    generations: 2,
    arena: { ...ARENA_CONFIG.arena, votingSeconds: 1.5, voteWeight: 20 },
  };
  const own = await temporaryFolder();
  const first = await startGateway({ data: own });
  await uploadCorpora(first.api);
  const { id } = await first.api.launch({ config, seed: 31 });
  await opened(first, id);
  const { preferred, other, late } = await vote(first, id);
  expect(late).toBe(false);
  await until(first.api, id, ({ generation }) => generation >= 1);
  await first.kill();

  const second = await startGateway({ data: own });
  await second.api.resume(id);
  const { lineageHash } = await until(second.api, id, finished);
  const [generation] = await second.api.generations(id);
  const { arena } = generation.niches.find(({ niche }) => niche === 'prose')!;
  expect([arena!.votes, generation.voteCut > 0]).toEqual([1, true]);
  const rated = await second.api.ratings(id, { generation: 0, niche: 'prose' });
  const natsOf = (name: string): number => rated.find(({ competitor }) => competitor === name)!.nats;
  expect(natsOf(preferred)).toBeGreaterThan(natsOf(other));
  expect(lineageHash).not.toBe(tournament.lineageHash);
  expect(await verified(second, id)).toBe('matched');
  await second.stop();
});

it('ends a window at its moment, though the server was killed in it: votes count once, or are told to be late', async () => {
  const votingSeconds = 30;
  const config = { ...ARENA_CONFIG, generations: 1, arena: { ...ARENA_CONFIG.arena, votingSeconds } };
  const own = await temporaryFolder();
  const first = await startGateway({ data: own });
  await uploadCorpora(first.api);
  const { id } = await first.api.launch({ config, seed: 31 });
  await opened(first, id);
  const begun = performance.now();
  expect((await vote(first, id)).late).toBe(false);
  await first.kill();

  const second = await startGateway({ data: own });
  await setTimeout(Math.max(0, 1000 * votingSeconds + 1000 - (performance.now() - begun)));
  expect((await vote(second, id, 'bob-who-is-late')).late).toBe(true); // nobody conducts
  const resumed = performance.now();
  await second.api.resume(id);
  await until(second.api, id, finished);
  expect(performance.now() - resumed).toBeLessThan(1000 * votingSeconds); // it did not begin anew
  const [generation] = await second.api.generations(id);
  expect(generation.niches.find(({ niche }) => niche === 'prose')!.arena!.votes).toBe(1);
  expect(await verified(second, id)).toBe('matched');
  await second.stop();
});

async function opened({ api }: GatewayProcess, id: string): Promise<void> {
  while (!(await api.events(id)).some(({ type }) => type === 'arena.opened')) await setTimeout(20);
}

async function vote({ api }: GatewayProcess, id: string, voter = ANN) {
  const ballot = await api.ballot(id, { voter, niche: 'prose' });
  const { first, second, late } = await api.vote(ballot.id, { voter, outcome: 'first' });
  return { preferred: first, other: second, late };
}

async function verified({ api }: GatewayProcess, id: string): Promise<string> {
  let verification = await api.startVerification(id);
  while (verification.status === 'running') {
    await setTimeout(100);
    verification = await api.verification(verification.id);
  }
  return verification.status;
}
