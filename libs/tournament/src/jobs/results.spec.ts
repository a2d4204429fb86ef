import type { Job } from './job';
import { mayResultOf } from './results';

it.each<[Job['kind'], unknown, boolean]>([
  ['train', [], true],
  ['train', {}, false],
  ['train', null, false],
  ['sample', 'Call me', true],
  ['sample', undefined, false],
  ['mix', null, true],
  ['survey', {}, true],
])('tells whether a job of %s may give %j', (kind, value, isSo) => expect(mayResultOf({ kind }, value)).toBe(isSo));
