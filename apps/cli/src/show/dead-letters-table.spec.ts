import type { DeadLetterView } from '#contracts';
import { deadLettersTable } from './dead-letters-table';

const letter = (cause: string): DeadLetterView => ({
  id: 'abcd/0/train-1',
  queue: 'training',
  kind: 'train',
  tournament: 'abcd',
  generation: 0,
  individuals: ['abcd-0-1'],
  attempts: 2,
  cause,
  failedAt: '2026-01-01T00:00:00.000Z',
});

it('names the settings by which a job took more than it may, where one did', () => {
  const told = (cause: string): string => deadLettersTable([letter(cause)], (_: string, text: string) => text);
  for (const cause of [
    'longer than the 2 s that a job may take',
    'more than the 9 MiB of memory that a job may hold',
  ]) {
    expect(told(`it took ${cause}`)).toContain('CLADE_JOB_SECONDS and CLADE_JOB_MEGABYTES');
  }
  expect(told('its process ended: exit code 3')).not.toContain('CLADE_JOB');
});
