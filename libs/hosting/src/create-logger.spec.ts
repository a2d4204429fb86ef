import { createLogger } from './create-logger';

it('writes warnings, errors and what is about a tournament to stderr as lines of JSON, and nothing else', () => {
  const written: string[] = [];
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      written.push(`${name} ${String(text)}`);
      return true;
    }),
  );
  const logger = createLogger();
  logger.log('fine', 'queue');
  logger.log({ tournamentId: 'abc', takenOver: 'by whom' }, 'conductor');
  logger.warn({ tournamentId: 'abc', jobId: 'abc/0/train-1' }, 'queue');
  logger.error('it broke', 'files');
  for (const spy of spies) spy.mockRestore();
  expect(written.map((line) => line.slice(0, 7))).toEqual(['stderr ', 'stderr ', 'stderr ']);
  expect(written.map((line) => JSON.parse(line.slice(7)) as object)).toMatchObject([
    { level: 'log', context: 'conductor', message: { tournamentId: 'abc' } },
    { level: 'warn', context: 'queue', message: { tournamentId: 'abc', jobId: 'abc/0/train-1' } },
    { level: 'error', message: 'it broke' },
  ]);
});
