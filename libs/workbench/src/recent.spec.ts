import { Recent } from './recent';

it('makes a value once, and keeps those asked for last', async () => {
  const made: string[] = [];
  const recent = new Recent<string>(2);
  const ask = (key: string) => recent.of(key, async () => (made.push(key), key));
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await ask(key)).toBe(key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

it('keeps no failure', async () => {
  const recent = new Recent<number>(2);
  await expect(recent.of('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await recent.of('a', async () => 1)).toBe(1);
});
