import { wrapped } from './wrapped';

it.each([
  ['born and bred', 20, ['born and bred']],
  ['born and bred', 8, ['born and', 'bred']],
  ['moby  best 2.4  6 of 6', 12, ['moby  best', '2.4  6 of 6']],
  ['antidisestablishment of', 5, ['antidisestablishment', 'of']],
  ['', 5, ['']],
])('wraps %p at %d', (line, width, lines) => expect(wrapped(line, width)).toEqual(lines));
