import { isQueueUrl } from './queue-url';

it.each([
  ['redis://jobs:6379', true],
  ['rediss://clade:secret@jobs', true],
  ['postgresql://clade@db/clade', true],
  ['postgres://db', true],
  ['http://jobs:6379', false],
  ['jobs:6379', false],
  ['myredis://jobs', false],
])('tells whether %s holds jobs', (url, isOne) => {
  expect(isQueueUrl(url)).toBe(isOne);
});
