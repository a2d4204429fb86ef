import type { ClosedGeneration, MetricView } from '#contracts';
import { applyEvent, countOf, createTournamentState, idOf } from '#projection';
import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { closedAt, linesOf, traitsOf, valuesOfIndividuals, valuesWhereBorn } from './traits';

const state = createTournamentState();
for (const event of syntheticLog({ generations: 2, births: 3, niches: ['prose', 'verse'] }, seededRandom(9)))
  applyEvent(state, event);
const { lineage } = state;
const metric = (name: string, scope: MetricView['scope']): MetricView => ({
  name,
  unit: 'bits',
  scope,
  direction: null,
  help: '',
});

it('names genes, and metrics that are measured of an individual, its deme, its niche or its generation', () => {
  const known = [metric('a', 'locus'), metric('b', 'deme'), metric('c', 'individual'), metric('d', 'niche')];
  const traits = traitsOf(['width'], known, new Set(['a', 'b']));
  expect(traits.map(({ name }) => name)).toEqual(['gene.width', 'metric.c', 'metric.b']);
});

it('takes the newest value of each individual, and leaves out who is not there', () => {
  const id = idOf(lineage, 4);
  const told = [
    { id, generation: 1, value: 1 },
    { id, generation: 2, value: 2 },
    { id: 'else-0-0', generation: 2, value: 3 },
  ];
  const valueAt = (until?: number) => valuesOfIndividuals(lineage, told, until)[4];
  const all = valuesOfIndividuals(lineage, told);
  expect(all).toEqual(Array.from({ length: countOf(lineage) }, (_, row) => (row === 4 ? 2 : null)));
  expect([valueAt(2), valueAt(1), valueAt(0)]).toEqual([2, 1, null]);
});

it('knows of the generations that had closed by an event', () => {
  const closed = [3, 9].map((seq, generation) => ({ generation, seq })) as ClosedGeneration[];
  expect([2, 3, 8, 9].map((seq) => closedAt(closed, seq).length)).toEqual([0, 1, 1, 2]);
});

it('takes what the place of birth came to in the generation of birth', () => {
  const closed = [
    { generation: 1, metrics: { bits: { prose: 1, verse: 2 }, size: { all: 7 } } },
  ] as unknown as ClosedGeneration[];
  const rows = Array.from({ length: countOf(lineage) }, (_, row) => row);
  const ofNiche = valuesWhereBorn(lineage, closed, metric('bits', 'niche'));
  const ofAll = valuesWhereBorn(lineage, closed, metric('size', 'generation'));
  for (const row of rows) {
    const isKnown = lineage.generation.values[row] === 1;
    const bits = { prose: 1, verse: 2 }[lineage.niches[lineage.niche.values[row]]];
    expect(ofNiche[row]).toBe(isKnown ? bits : null);
    expect(ofAll[row]).toBe(isKnown ? 7 : null);
  }
  expect(valuesWhereBorn(lineage, closed, metric('other', 'deme'))).toEqual(rows.map(() => null));
});

it('reads JSON a line', () => {
  expect(linesOf(new TextEncoder().encode('{"id":"a","value":1}\n{"id":"b","value":"x"}\n'))).toHaveLength(2);
});
