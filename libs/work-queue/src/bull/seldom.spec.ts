import { seldom } from './seldom';

it('tells an error once in ten seconds, and others meanwhile', () => {
  const now = jest.spyOn(performance, 'now');
  const told: string[] = [];
  const tell = seldom(({ message }) => told.push(message));
  for (const [second, message] of [
    [0, 'a'],
    [9, 'a'],
    [9, 'b'],
    [11, 'a'],
    [20, 'a'],
  ] as const) {
    now.mockReturnValue(second * 1000);
    tell(new Error(message));
  }
  expect(told).toEqual(['a', 'b', 'a']);
  now.mockRestore();
});
