import { StoreUnavailableError } from '#tournament';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { isUnavailable, tellFaults } from './tell-faults';

const sql = (code: string) => new QueryFailedError('SELECT', [], Object.assign(new Error(code), { code }));
const system = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

it.each([
  ...['08006', '53100', '53300', '57P01', '57P03', '58030', '58P01', 'XX000', 'XX001', '25006'].map(sql),
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENOSPC'].map(system),
  new AggregateError([system('ECONNREFUSED'), system('ECONNREFUSED')]),
  new Error('Connection terminated unexpectedly'),
  new Error('timeout exceeded when trying to connect'),
  new Error('the thread of the database has ended'),
  new QueryRunnerAlreadyReleasedError(),
  new QueryRunnerProviderAlreadyReleasedError(),
])('tells %s as a store that is unavailable', async (error) => {
  const adapter = tellFaults({ read: (): Promise<number> => Promise.reject(error) });
  await expect(adapter.read()).rejects.toThrow(StoreUnavailableError);
});

it.each([...['23505', '22P02', '42601', '40001', '57014'].map(sql), new TypeError('a bug'), 'text', null])(
  'passes %s on as it is',
  async (error) => {
    expect(isUnavailable(error)).toBe(false);
    await expect(tellFaults({ read: () => Promise.reject(error) }).read()).rejects.toBe(error);
  },
);

it('changes nothing where all is well', async () => {
  expect(await tellFaults({ add: async (a: number, b: number) => a + b }).add(1, 2)).toBe(3);
});
