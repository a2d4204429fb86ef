import { ribbonPath } from './ribbon';

const OF = { left: 10, step: 5, y: 20, halfOf: (members: number) => members };

it('is as thick as there are members, and changes where they do', () => {
  expect(ribbonPath([2, 2, 4], OF)).toBe('M10 18H20L20 16H25L25 24H20L20 22H10Z');
  expect(ribbonPath([3], OF)).toBe('M10 17H15L15 23H10Z');
  expect(ribbonPath([], OF)).toBe('');
});

it('has no more corners than pixels, and shows the most members of those in one', () => {
  const members = Array.from({ length: 10_000 }, (_, at) => (at === 7_000 ? 9 : at % 3));
  const path = ribbonPath(members, { ...OF, step: 0.05 });
  expect(path.split('H').length - 1).toBeLessThan(2 * 500);
  expect(path).toContain('360 11H361');
});
