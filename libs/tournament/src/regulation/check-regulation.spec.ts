import { expressionOf, toldExpression } from '#regulation';
import type { Individual, Life } from '../records';
import { REGULATION as regulation } from '../testing/regulation';
import { inProcess, tournament, world } from '../testing/world';
import { checkBornRegulation, checkLivedRegulation } from './check-regulation';
import type { BornRegulation, LivedRegulation } from './regulation-records';

const config = { ...tournament.config, regulation };
let individuals: readonly Individual[];
let founder: Individual;
let born: BornRegulation;
let lived: LivedRegulation;

/** One in its first life, and as it was before. */
beforeAll(async () => {
  const { run, store } = await world({ config: { regulation, generations: 2 } });
  await run(inProcess());
  individuals = await store.individuals('spec', 0);
  founder = { ...individuals.find(({ life, generation }) => life?.generation === generation)!, life: null };
  born = founder.regulation!;
  lived = individuals.find(({ id }) => id === founder.id)!.life!.regulation!;
});

const withBorn = (change: Partial<BornRegulation>) => () => checkBornRegulation(config, { ...born, ...change });
const withLived =
  (change: Partial<LivedRegulation> | null, from = config) =>
  () => {
    const life = { cause: null, lossCurve: [{}], regulation: change ? { ...lived, ...change } : undefined };
    checkLivedRegulation(from, 'life a 0', life as unknown as Life, founder);
  };

it('takes what a run made', () => {
  expect(individuals.length).toBeGreaterThan(10);
  for (const { regulation: own } of individuals) checkBornRegulation(config, own!);
  expect(withLived({})).not.toThrow();
  expect(() => checkBornRegulation(tournament.config, null)).not.toThrow();
});

it('refuses regulation without a config that has it, and the reverse', () => {
  expect(() => checkBornRegulation(config, null)).toThrow(
    'regulation is null; must be a regulatory genome: the config has regulation',
  );
  expect(() => checkBornRegulation(tournament.config, born)).toThrow('must be null: the config has no regulation');
});

it('refuses a genome or marks that are not of the config, by field', () => {
  const [module, ...others] = born.genes;
  expect(withBorn({ genes: [{ ...module, promoter: 'ACG' } as never, ...others] })).toThrow(
    'regulation m0 promoter is "ACG"; must be 32 bases',
  );
  expect(withBorn({ chromatin: null })).toThrow(
    'regulation chromatin is null; must be the rates maintenance, collaboration, deNovo',
  );
  expect(withBorn({ marks: null })).toThrow('regulation marks is null; must be marks of each promoter');
  const { m0, ...few } = born.marks!;
  expect(withBorn({ marks: few })).toThrow(/^regulation marks is \["m1",.*must be those of m0, m1/);
  expect(withBorn({ marks: { ...born.marks, m0: { ...m0, methylation: '00' } } })).toThrow(
    'regulation marks m0 methylation is "00"; must be 4 sites',
  );
});

it('refuses a life whose expression is not that of genome, signals and marks', () => {
  const [first, ...rest] = lived.expression;
  const other = first > 0.5 ? first - 0.01 : first + 0.01;
  expect(withLived({ expression: [first + 2 ** -19, ...rest] })).not.toThrow(); // as another processor has it
  expect(withLived({ expression: [other, ...rest] })).toThrow(
    `life a 0 regulation expression.0 is ${other}; must be ${first} by its genome`,
  );
  const count = lived.expression.length;
  expect(withLived({ expression: rest })).toThrow(`expression is ${count - 1}; must be ${count}, one a promoter`);
  const signals = lived.signals.map((signal) => -signal);
  expect(withLived({ signals })).toThrow(/expression\.\d is .*by its genome/);
});

it('refuses signals, a cue and marks that cannot be', () => {
  expect(withLived({ signals: [0] })).toThrow('regulation signals is 1; must be 8, one a signal');
  expect(withLived({ cueOf: 'nowhere' })).toThrow('cueOf is "nowhere"; must be one of moby, sotu');
  expect(withLived({ marks: null })).toThrow('regulation marks is null; must be marks of each promoter');
});

it('refuses a life with regulation of one without, and the reverse', () => {
  expect(withLived(null)).toThrow(
    'life a 0 regulation is null; must be what it sensed and expressed: it has a regulatory genome',
  );
  const { regulation: _, ...plain } = founder;
  const life = { cause: null, lossCurve: [{}], regulation: lived } as unknown as Life;
  expect(() => checkLivedRegulation(config, 'life a 0', life, plain)).toThrow(
    /^life a 0 regulation is .*; must be null: it has no regulatory genome/,
  );
});

it('refuses signals where nothing is sensed, and expression that is not of the text where it is told', () => {
  const none = { signals: lived.signals.map(() => 0) };
  const blind = { ...config, regulation: { ...regulation, expression: 'blind' as const } };
  expect(withLived({ signals: [0, 0.5, ...none.signals.slice(2)] }, blind)).toThrow(
    'life a 0 regulation signals.1 is 0.5; must be 0: expression is blind',
  );
  const expression = expressionOf(born, none.signals, born.marks);
  expect(withLived({ ...none, expression }, blind)).not.toThrow();
  const told = { ...config, regulation: { ...regulation, expression: 'told' as const } };
  const onSotu = { ...none, cueOf: 'sotu', expression: toldExpression(born, 1, 2) };
  expect(withLived(onSotu, told)).not.toThrow();
  expect(withLived({ ...onSotu, cueOf: 'moby' }, told)).toThrow(/regulation expression.0 is \d; must be \d on moby/);
  expect(withLived({ ...onSotu, expression }, told)).toThrow('on sotu');
});
