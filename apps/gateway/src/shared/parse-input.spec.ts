import { z } from 'zod';
import { configSchema, tokenSchema } from '#contracts';
import { InvalidRequestError } from './errors';
import { parseInput } from './parse-input';

function problems(schema: z.ZodType, value: unknown): [string, string][] {
  try {
    parseInput(schema, value);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    return error.errors.map(({ field, message }) => [field, message]);
  }
}

const one = (schema: z.ZodType, value: unknown) => problems(z.strictObject({ x: schema }), { x: value });

it.each<[z.ZodType, unknown, string]>([
  [z.number().max(1), 2, 'is 2; must be at most 1'],
  [z.number().lt(1), 1, 'is 1; must be below 1'],
  [z.int().min(1), 0, 'is 0; must be at least 1'],
  [z.number().gt(0), 0, 'is 0; must be above 0'],
  [z.int().min(1).max(5), 1e20, 'is 100000000000000000000; must be at most 5'],
  [z.int().min(1).max(5), -1e20, 'is -100000000000000000000; must be at least 1'],
  [z.int(), 1.5, 'is 1.5; must be a whole number'],
  [z.number(), 'a', 'is "a"; must be a number'],
  [z.int().min(1).max(256), '.nan', 'is ".nan"; must be a whole number from 1 to 256'],
  [z.int().min(1).max(256), 1.5, 'is 1.5; must be a whole number from 1 to 256'],
  [z.number().gt(0).max(1e16), '.inf', 'is ".inf"; must be a number above 0 and of at most 10000000000000000'],
  [z.number().min(0), null, 'is null; must be a number of at least 0'],
  [z.number().lt(1), true, 'is true; must be a number below 1'],
  [z.string(), undefined, 'is missing; must be text'],
  [z.boolean(), 1, 'is 1; must be true or false'],
  [z.string().min(1), '', 'is ""; must not be empty'],
  [z.string().max(3), 'abcd', 'is "abcd"; must have at most 3 characters'],
  [z.array(z.int()).min(2), [1], 'is [1]; must have at least 2 items'],
  [z.array(z.int()).max(1), [1, 2], 'is [1,2]; must have at most 1 item'],
  [z.enum(['a', 'b']), 'c', 'is "c"; must be one of a, b'],
  [z.literal('a'), 'c', 'is "c"; must be a'],
  [z.string().regex(/^a$/, 'must be an a'), 'c', 'is "c"; must be an a'],
  [z.union([z.string(), z.number()]), null, 'is null; must be text or a number'],
  [z.strictObject({}), 'c', 'is "c"; must be an object'],
])('says in plain words what is right (%#)', (schema, value, message) => {
  expect(one(schema, value)).toEqual([['x', message]]);
});

it('says which field may have been meant by one that is unknown, at any depth', () => {
  const niches = [{ name: 'moby', capacity: 3, corpsu: 'x' }];
  const config = {
    name: 'A',
    generations: 2,
    niches,
    budget: { trainingFlops: 1e9 },
    breeding: { crossovers: 1 },
    colour: 1,
  };
  expect(problems(configSchema, config)).toEqual([
    ['niches.0.corpsu', 'is an unknown field; did you mean corpus?'],
    ['breeding.crossovers', 'is an unknown field; did you mean crossover?'],
    ['colour', 'is an unknown field'],
  ]);
});

it('says of a field of another kind of object which kinds have it, and means those of its own kind alone', () => {
  const replacement = (given: object) =>
    problems(configSchema.shape.breeding, { replacement: { scheme: 'generational', ...given } });
  expect(replacement({ births: 3 })).toEqual([
    ['replacement.births', 'is an unknown field here; steady-state, aging, map-elites may have it'],
  ]);
  expect(replacement({ birth: 3 })).toEqual([['replacement.birth', 'is an unknown field']]);
  expect(replacement({ elite: 3 })).toEqual([['replacement.elite', 'is an unknown field; did you mean elites?']]);
});

it('names fields that are unknown', () => {
  expect(problems(z.strictObject({ a: z.int() }), { a: 1, b: 2, c: 3 })).toEqual([
    ['b', 'is an unknown field'],
    ['c', 'is an unknown field'],
  ]);
});

it.each([[[1]], [{}], [{ vals: [1] }], ['7']])('names the kinds of objects there are where %j is of none', (depth) => {
  expect(one(configSchema.shape.searchSpace, { depth })).toEqual([
    ['x.depth', `is ${JSON.stringify(depth)}; must be { values } or { low, high }`],
  ]);
});

it('tells of the kind of object that a value fits best', () => {
  const config = { name: 'A', generations: 1, niches: [{ name: 'moby', capacity: 3 }], budget: { trainingFlops: 1e9 } };
  expect(problems(configSchema, { ...config, searchSpace: { width: { low: 1 } } })).toEqual([
    ['searchSpace.width.high', 'is missing; must be a number'],
  ]);
  expect(problems(configSchema, { ...config, fitness: { kind: 'beauty' } })).toEqual([
    ['fitness.kind', expect.stringMatching(/^is "beauty"; must be one of .*pareto/)],
  ]);
  expect(problems(configSchema, { ...config, fitness: { kind: 'weighted', ratingWeight: 2 } })).toEqual([
    ['fitness.ratingWeight', 'is 2; must be at most 1'],
  ]);
});

it('tells of a change what is wrong in it, and of what is no value both kinds', () => {
  const points = (given: unknown) => {
    const environment = [{ set: 'budget', course: 'steps', points: given }];
    const niches = [{ name: 'a', capacity: 4 }];
    const config = { name: 'A', generations: 1, niches, budget: { trainingFlops: 1e9 }, environment };
    return problems(configSchema, config);
  };
  expect(points([{ at: 0, share: 4 }])).toEqual([
    ['environment.0.points.0.value', expect.stringMatching(/^is missing; must be a number or text or a list/)],
    ['environment.0.points.0.share', 'is an unknown field'],
  ]);
  expect(points([{ at: 0, value: true }])).toEqual([
    ['environment.0.points.0.value', expect.stringMatching(/^is true; must be a number or text or a list/)],
  ]);
});

it('names the field of a deme that is wrong, where demes may also be a number', () => {
  const config = {
    name: 'A',
    generations: 1,
    niches: [{ name: 'a', demes: [{ name: 'b' }] }],
    budget: { trainingFlops: 1e9 },
  };
  expect(problems(configSchema, config)).toEqual([['niches.0.demes.0.capacity', expect.stringMatching(/^is missing/)]]);
});

it('tells the value of the field that a check of an object is about, not all of the object', () => {
  expect(problems(tokenSchema, { name: 'Bob', role: 'viewer', flops: 1e9 })).toEqual([
    ['flops', 'is 1000000000; must be left out unless the role is operator: others launch nothing'],
  ]);
  const config = { name: 'A', generations: 1, niches: [{ name: 'moby' }], budget: { trainingFlops: 1e9 } };
  expect(problems(configSchema, config)).toEqual([
    ['niches.0.capacity', 'is missing; must be a capacity, or left out beside demes with a capacity each'],
  ]);
});

it('tells of twenty problems, and of how many more there are', () => {
  const errors = problems(z.array(z.int()), Array(1000).fill('a'));
  expect(errors).toHaveLength(21);
  expect(errors[20]).toEqual(['body', 'has more that is wrong: 980 fields']);
});
