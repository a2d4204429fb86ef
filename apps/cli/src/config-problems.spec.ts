import { ApiProblem } from '#client';
import { configIn } from './config-file';
import { tellingWhere } from './config-problems';

const FILE = configIn('a.yaml', 'name: A\nniches:\n  - { name: moby, capcity: 3 }\ngeneratons: 3\n');
const refused = (errors: { field: string; message: string }[]) =>
  Promise.reject(new ApiProblem({ type: '', title: '', status: 422, detail: 'many things', errors }));

it('tells all that is wrong by line and column, from top to bottom', async () => {
  const answer = refused([
    { field: 'config.generatons', message: 'is unknown' },
    { field: 'config.niches.0.capcity', message: 'is unknown' },
    { field: 'config.budget', message: 'is missing' },
  ]);
  await expect(tellingWhere(FILE, answer)).rejects.toThrow(
    [
      'a.yaml, line 1, column 1: budget is missing',
      'a.yaml, line 3, column 19: niches.0.capcity is unknown',
      'a.yaml, line 4, column 1: generatons is unknown',
    ].join('\n'),
  );
});

it('tells last what is said of more than the config', async () => {
  const answer = refused([
    { field: 'body', message: 'has more that is wrong' },
    { field: 'config.budget', message: 'is missing' },
  ]);
  const lines = 'a.yaml, line 1, column 1: budget is missing\nbody: has more that is wrong';
  await expect(tellingWhere(FILE, answer)).rejects.toThrow(lines);
});

it('leaves alone what has nothing to do with the config, and what went well', async () => {
  await expect(tellingWhere(FILE, refused([{ field: 'seed', message: 'is -1' }]))).rejects.toThrow(ApiProblem);
  await expect(tellingWhere(FILE, Promise.resolve(7))).resolves.toBe(7);
});
