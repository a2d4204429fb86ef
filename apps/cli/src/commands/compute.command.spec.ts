import { againstAnswers } from '../testing/against-answers';

const sums = {
  generation: null,
  kind: null,
  individual: null,
  individuals: 2,
  flops: 1.5e9,
  tokens: 4096,
  cpuSeconds: 2,
};
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/api/tournaments/k3f9/compute?by=generation-and-kind&limit=1000': {
    rows: [
      { ...sums, generation: 0, kind: 'training' },
      { ...sums, generation: 1, kind: 'test', flops: 5e8, tokens: 0 },
    ],
    next: null,
  },
  '/api/tournaments/k3f9/compute?by=lineage&limit=7': {
    rows: [{ ...sums, individual: 'k3f9-2-0' }],
    next: null,
  },
  '/api/tournaments/k3f9/compute?by=generation&limit=1': { rows: [{ ...sums, generation: 0 }], next: 'cursor' },
  '/api/individuals/k3f9-2-0/compute?by=kind&limit=1000': {
    own: { rows: [{ ...sums, kind: 'training', individuals: 1, flops: 1e9 }], leftOut: 0 },
    lineage: { rows: [{ ...sums, kind: 'training' }], leftOut: 0 },
  },
  '/api/individuals/k3f9-2-0/compute?by=generation&limit=1': {
    own: { rows: [{ ...sums, generation: 2 }], leftOut: 1234 },
    lineage: null,
  },
};

const run = againstAnswers(ANSWERS);
const clade = async (...words: string[]): Promise<string> => {
  const { out, err } = await run(...words);
  return out + err;
};

it('shows what a tournament took by generation and kind, and the sum', async () => {
  expect(await clade('compute', 'k3f9').then((text) => text.split('\n'))).toEqual([
    'generation  kind      individuals   FLOPs  tokens  processors',
    '         0  training            2  1.50e9   4,096       2.0 s',
    '         1  test                2  5.00e8       0       2.0 s',
    '',
    '2.00e9 FLOPs, 4,096 tokens, 4.0 s of processors in these rows',
    '',
  ]);
});

it('adds no lineages, which share ancestors', async () => {
  expect(await clade('compute', 'k3f9', '--by', 'lineage', '--limit', '7')).toBe(
    'individual  individuals   FLOPs  tokens  processors\nk3f9-2-0              2  1.50e9   4,096       2.0 s\n',
  );
});

it('shows an individual itself, and its lineage', async () => {
  const text = await clade('compute', 'k3f9-2-0', '--by', 'kind');
  expect(text).toMatch(
    /^itself\n.*\ntraining +1 +1\.00e9 .*\n\n1\.00e9 FLOPs.*\n\nwith those whose weights .*\n.*\ntraining +2 +1\.50e9 /,
  );
});

it('says what is left out', async () => {
  expect(await clade('compute', 'k3f9', '--by', 'generation', '--limit', '1')).toMatch(
    /\nthere are more rows; --limit/,
  );
  const text = await clade('compute', 'k3f9-2-0', '--by', 'generation', '--limit', '1');
  expect(text).toMatch(/\n1,234 more rows; --limit\n\nwith those .*\nmore lives than can be summed\n$/);
});

it('refuses what there is no sum by', async () => {
  expect(await clade('compute', 'k3f9', '--by', 'niche')).toMatch(
    'Allowed choices are generation-and-kind, generation, kind',
  );
  expect(await clade('compute', 'k3f9-2-0', '--by', 'lineage')).toMatch('--by is lineage; of an individual it must be');
});
