import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { configSchema, experimentConfigSchema, experimentJsonSchema } from '#contracts';
import { conditionsOf } from '#experiment';
import { checkDesign } from '../experiments/check-experiment';

const examples = path.resolve(__dirname, '../../../../examples');
const experiments = path.join(examples, 'experiments');
const part = { name: 'moby', capacity: 3 };

it.each(readdirSync(experiments))('accepts examples/experiments/%s, and each config that it adds up to', (file) => {
  const config = experimentConfigSchema.parse(parse(readFileSync(path.join(experiments, file), 'utf8')));
  checkDesign(config);
  const { base, arms, seeds, factors, report } = config;
  for (const condition of conditionsOf({ base, arms, seeds, factors, contrasts: [], report })) {
    expect(configSchema.safeParse({ ...condition.config, name: 'cell' }).error).toBeUndefined();
  }
});

it('are what examples/experiment.schema.json says (npm run schema writes it)', () => {
  const written = readFileSync(path.join(examples, 'experiment.schema.json'), 'utf8');
  expect(JSON.parse(written)).toEqual(experimentJsonSchema());
});

it('count seeds from one on, and call an arm by its preset', () => {
  const { arms, seeds } = experimentConfigSchema.parse({
    name: 'A',
    base: { niches: [part] },
    arms: [{ name: 'evolved' }, { use: 'neutral' }],
    seeds: { from: 4, count: 3 },
  });
  expect(seeds).toEqual([4, 5, 6]);
  const last = { from: Number.MAX_SAFE_INTEGER - 1, count: 2 };
  expect(experimentConfigSchema.shape.seeds.parse(last)[1]).toBe(Number.MAX_SAFE_INTEGER);
  expect(arms.map(({ name }) => name)).toEqual(['evolved', 'neutral']);
});
