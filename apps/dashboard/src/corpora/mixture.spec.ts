import { faultOf, type Part, sharesOf, weightsOf } from './mixture';

const TWO: Part[] = [
  { corpus: 'moby', weight: '3' },
  { corpus: 'sotu-new', weight: '1' },
];

it('tells what each corpus has of the mixture', () => {
  expect(sharesOf(TWO)).toEqual(['75.0 %', '25.0 %']);
  for (const weight of ['', '0', '-1', 'x']) expect(sharesOf([TWO[0], { corpus: 'b', weight }])).toBeNull();
  expect(weightsOf(TWO)).toEqual({ moby: 3, 'sotu-new': 1 });
});

it.each([
  ['', TWO, 'needs a name'],
  ['half', [TWO[0], { corpus: '', weight: '1' }], 'Choose a corpus'],
  ['half', [TWO[0], TWO[0]], 'moby is there twice'],
  ['half', [TWO[0], { corpus: 'sotu-new', weight: 'much' }], 'number above 0'],
])('says what is wrong with %j of %j', (name, parts, fault) => expect(faultOf(name, parts)).toContain(fault));

it('lets a whole one be asked for', () => expect(faultOf('half', TWO)).toBeNull());
