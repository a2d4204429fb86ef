import { expressionOf } from '#regulation';
import type { JobOf, KeptRegulation, TournamentArchive, TournamentStore, WorkQueue } from '#tournament';
import { RegulationService } from './regulation.service';

const FACTOR = { kind: 'factor', id: 'f0', parentId: null, motif: [[24, 0, 0, 0]], effect: 8, threshold: 8, arming: [0, 0, 0, 0, 8], cooperativity: 0, isPioneer: false } as const; // prettier-ignore
const MODULE = { kind: 'module', id: 'm0', parentId: null, target: null, promoter: 'AAAAAAAA', basal: 0 } as const;
const born = (basal: number): KeptRegulation['born'] => {
  return { genes: [{ ...MODULE, basal }, FACTOR], chromatin: null, marks: null };
};
const KEPT: Readonly<Record<string, KeptRegulation | null>> = {
  't-0-0': { tournamentId: 't', born: born(-1), parents: [], lives: [] },
  't-0-1': { tournamentId: 't', born: born(1), parents: [], lives: [] },
  'u-0-0': null,
};

const signals = ['plateau', 'stress', 'feedback'];
const config = {
  regulation: { cue: { dimensions: 1, symbols: 16 }, signals, expression: 'sensed' },
  niches: [],
  corpora: [],
};
const submit = async ({ kind, ...job }: JobOf<'express'>): Promise<unknown> =>
  String(kind) === 'sense' ? [] : job.states.map((state) => expressionOf(job.regulation, state, null));
const service = new RegulationService(
  { find: async () => ({ seed: 1, config, survey: { vocabulary: ['<unk>'] } }) } as unknown as TournamentStore,
  { regulation: async (id: string) => KEPT[id], individual: async () => ({}) } as unknown as TournamentArchive,
  { submit } as unknown as WorkQueue,
);

it('tells one who has not lived by signals of 0', async () => {
  const { signals, factors, modules, lives } = await service.get('t-0-0');
  expect(signals).toEqual({ 'cue-1': 0, plateau: 0, stress: 0, feedback: 0 }); // crowding is not sensed
  expect(lives).toEqual([]);
  const [{ armed, consensus }] = factors;
  expect([armed, consensus]).toEqual([1 / (1 + Math.exp(-8)), 'A']);
  const [{ expression, bound, marks }] = modules;
  expect(expression).toBeGreaterThan(1 / (1 + Math.exp(1))); // what activates is bound
  expect(bound['f0']).toBeGreaterThan(0);
  expect(marks).toBeNull();
});

it('compares genomes, draws logos, and gives curves over each signal', async () => {
  expect(await service.compare('t-0-0', 't-0-1')).toEqual({
    genes: [{ id: 'm0', kind: 'module', in: 'both', changed: [{ field: 'basal', one: -1, other: 1 }] }],
    order: null,
    chromatin: [],
  });
  expect(await service.logo('t-0-0', 'f0')).toMatch(/^<svg/);
  const { signals, texts } = await service.norm('t-0-0');
  expect(texts).toEqual([]);
  expect(signals.map(({ signal }) => signal)).toEqual(['cue-1', 'plateau', 'stress', 'feedback']);
  const curveOf = (name: string) => signals.find(({ signal }) => signal === name)!.expression['m0'];
  expect(new Set(curveOf('stress')).size).toBe(1); // it arms nothing
  const valuesOf = (name: string) => signals.find(({ signal }) => signal === name)!.values;
  expect([valuesOf('stress')[0], valuesOf('plateau')[0]]).toEqual([-1, 0]); // the least that they can be
  const feedback = curveOf('feedback');
  expect(feedback).toEqual(feedback.toSorted((a, b) => a - b));
  expect(feedback.at(-1)).toBeGreaterThan(feedback[0]);
});

it.each([
  ['u-0-0', 'ConflictError', 'individual u-0-0 has no regulatory genome: its tournament has no regulation'],
  ['t-9-9', 'NotFoundError', 'there is no individual "t-9-9"'],
])('refuses to tell of %s', async (id, name, message) => {
  const asked = [service.get(id), service.norm(id), service.logo(id, 'f0'), service.compare('t-0-0', id)];
  for (const answer of await Promise.allSettled(asked)) {
    expect(answer).toMatchObject({ status: 'rejected', reason: { name, message } });
  }
});

it('says which factor is not there', async () => {
  await expect(service.logo('t-0-0', 'f7')).rejects.toThrow('there is no factor of t-0-0 "f7"');
});
