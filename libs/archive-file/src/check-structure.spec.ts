import { structureFault } from './check-structure';

it.each([
  ['{"a":[1,{"b":"x"}]}', undefined],
  [JSON.stringify({ blocks: Array(39_063).fill(1.5) }), undefined],
  [JSON.stringify({ text: '[{",'.repeat(200_000) }), undefined],
  [JSON.stringify({ text: `${'\\'.repeat(9)}"${'['.repeat(99)}` }), undefined],
  ['['.repeat(33), /nested too deep/],
  ['{"a":'.repeat(7_000_000), /nested too deep/],
  [`[${'{},'.repeat(2_950_000)}]`, /too many values/],
  [`[${'1,'.repeat(2_950_000)}1]`, /too many values/],
])('%.20s', (text, fault) => {
  const found = structureFault(text);
  if (fault === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(fault);
});
