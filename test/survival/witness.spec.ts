import type { LineageEvent } from '#contracts';
import { hasDouble, hasGap } from './witness';

const event = (seq: number, type: string, data: object = {}): LineageEvent =>
  ({ seq, tournamentId: 't', type, at: '', v: 1, data }) as unknown as LineageEvent;

const LOG = [
  event(1, 'generation.opened', { generation: 0 }),
  event(2, 'individual.evaluated', { id: 'a', part: 'validation' }),
  event(3, 'generation.opened', { generation: 1 }),
  event(4, 'individual.evaluated', { id: 'a', part: 'validation' }),
];

it('finds a gap in the log, and in what was told of it', () => {
  expect(hasGap(LOG, LOG)).toBe(false);
  const broken = LOG.filter(({ seq }) => seq !== 2);
  expect(hasGap(broken, broken)).toBe(true);
  expect(hasGap(LOG, broken)).toBe(true);
  expect(hasGap(LOG, [...LOG, LOG[3]])).toBe(true);
});

it('finds what happened twice in a generation, and lets one be evaluated in each', () => {
  expect(hasDouble(LOG)).toBe(false);
  expect(hasDouble([...LOG, event(5, 'individual.evaluated', { id: 'a', part: 'validation' })])).toBe(true);
  expect(hasDouble([...LOG, event(5, 'individual.evaluated', { id: 'a', part: 'test' })])).toBe(false);
  expect(hasDouble([...LOG, event(5, 'generation.opened', { generation: 0 })])).toBe(true);
});
