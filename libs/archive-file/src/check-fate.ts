import type { CheckedRows } from './checked-rows';
import { expect } from './expect';

/** Of a tournament: the first generation that has not closed, the newest that has opened, and the one that it was forked from, or -1. */
interface Moment {
  readonly open: number;
  readonly newest: number;
  readonly forkedAt: number;
}

/** Whether it can have become of an individual what its row says. Throws an InvalidValueError. */
export function checkFate(
  { status, cause, generation, diedGeneration }: CheckedRows['individual'],
  { open, newest, forkedAt }: Moment,
): void {
  const isCarried = generation <= forkedAt;
  const carried = `trained: who was born up to generation ${forkedAt} was carried over`;
  if (isCarried) expect('status', status, status === 'trained', carried);
  if (status === 'born') expect('status', status, generation === open, `another: generation ${generation} has closed`);
  expect('cause', cause, (cause !== null) === (status === 'nonviable'), 'one where its status is nonviable');
  if (status === 'nonviable') {
    expect(
      'diedGeneration',
      diedGeneration,
      diedGeneration === generation,
      `${generation}, since its status is nonviable`,
    );
  } else if (diedGeneration !== null) {
    const first = Math.max(generation, forkedAt);
    const since = isCarried ? 'in which it was carried over' : 'of its birth';
    const right = `null, or from ${first}, ${since}, to below ${newest}, the newest opened`;
    expect('diedGeneration', diedGeneration, diedGeneration >= first && diedGeneration < newest, right);
  }
}
