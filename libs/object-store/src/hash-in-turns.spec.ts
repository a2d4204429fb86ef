import { sha256 } from '#base';
import { hashInTurns } from './hash-in-turns';

it.each([0, 1, 4 * 1024 * 1024, 9_000_001])('is the hash of %i bytes, whatever their pieces', async (length) => {
  const bytes = Buffer.alloc(length, 'Call me Ishmael. ');
  expect(await hashInTurns(bytes)).toBe(sha256(bytes));
});

it('lets others have their turn', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await hashInTurns(Buffer.alloc(64 * 1024 * 1024));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(2);
});
