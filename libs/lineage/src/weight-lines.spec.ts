import { type Bearer, eachInLine } from './weight-lines';

const bearer = (id: string, generation: number, ...donors: string[]): Bearer => ({ id, generation, donors });

/** By root, until when each member counts. */
function linesOf(members: readonly Bearer[], roots: readonly string[]): Record<string, Record<string, number>> {
  const lines: Record<string, Record<string, number>> = Object.fromEntries(roots.map((root) => [root, {}]));
  eachInLine(members, roots, (root, member, until) => {
    const line = lines[roots[root]];
    expect(line).not.toHaveProperty(members[member].id); // once
    line[members[member].id] = until;
  });
  return lines;
}

it('counts each donor until its last child in the line, and the root to the end', () => {
  const members = [
    bearer('mother', 0),
    bearer('father', 0),
    bearer('child', 1, 'mother'),
    bearer('other', 3, 'mother', 'father'),
    bearer('youngest', 4, 'child', 'father'),
  ];
  expect(linesOf(members, ['mother', 'other', 'youngest'])).toEqual({
    mother: { mother: Infinity },
    other: { other: Infinity, mother: 2, father: 2 },
    youngest: { youngest: Infinity, child: 3, mother: 0, father: 3 },
  });
  expect(linesOf(members, [])).toEqual({});
});

it('tells roots of every word apart', () => {
  const roots = Array.from({ length: 70 }, (_, at) => `root-${at}`);
  const members = [bearer('eldest', 0), ...roots.map((id, at) => bearer(id, 1 + Math.floor(at / 10), 'eldest'))];
  const lines = linesOf(members, roots);
  roots.forEach((id, at) => expect(lines[id]).toEqual({ [id]: Infinity, eldest: Math.floor(at / 10) }));
});

it('takes a step an edge, where paths are more than numbers can count', () => {
  const [generations, width] = [400, 8];
  const id = (generation: number, at: number): string => `${generation}-${at}`;
  const all = Array.from({ length: width }, (_, at) => at);
  const members = Array.from({ length: generations }, (_, generation) =>
    all.map((at) => bearer(id(generation, at), generation, ...(generation === 0 ? [] : all.map((donor) => id(generation - 1, donor))))),
  ).flat(); // prettier-ignore
  let calls = 0;
  eachInLine(members, all.map((at) => id(generations - 1, at)), () => calls++); // prettier-ignore
  expect(calls).toBe((generations - 1) * width * width + width);
});
