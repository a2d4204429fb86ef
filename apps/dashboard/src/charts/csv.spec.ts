import { toCsv } from './csv';

it('quotes what needs it, leaves out what is not known, and defuses formulas', () => {
  const rows = [
    ['a,b', 1.5, null],
    ['say "hi"', NaN, undefined],
    ['=1+1', true, -2],
  ];
  expect(toCsv({ columns: ['name', 'bits', 'note'], rows })).toBe(
    'name,bits,note\r\n"a,b",1.5,\r\n"say ""hi""",,\r\n\'=1+1,TRUE,-2\r\n',
  );
});
