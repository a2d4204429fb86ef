import { prngOf } from '#base';
import type { CountMatrix } from '../motif/count-matrix';
import { BadMotifFileError } from './bad-motif-file-error';
import { MOTIF_FORMATS, type MotifFormat, readMotifs } from './read-motifs';

const COLUMNS: CountMatrix['columns'] = [
  [3, 0, 1, 16],
  [20, 0, 0, 0],
  [0.5, 10, 4.5, 5],
];
const JASPAR = '>MA0492.1 JUND (var.2)\nA [3 20 0.5]\nC [0 0 10]\nG [1 0 4.5]\nT [16 0 5]\n';
const BARE = '>MA0492.1 JUND (var.2)\n3\t20\t0.5\n0\t0\t10\n1\t0\t4.5\n16\t0\t5\n';
const TRANSFAC =
  'VV  version 1\nXX\n//\nAC  MA0492.1\nXX\nID  JUND (var.2)\nPO  T C G A\n01 16 0 1 3 W\n02 0 0 0 20 A\n03 5 10 4.5 0.5 N\nXX\n//\n';
const MEME =
  'MEME version 4\nALPHABET= ACGT\nMOTIF MA0492.1 JUND (var.2)\nletter-probability matrix: alength= 4 w= 3 nsites= 20\n' +
  '0.15 0 0.05 0.8\n1 0 0 0\n0.025 0.5 0.225 0.25\nURL http://example.org/3\n';

it.each([
  ['JASPAR', JASPAR],
  ['JASPAR without letters', BARE],
  ['TRANSFAC', TRANSFAC],
  ['MEME', MEME],
  ['lines that end with \\r\\n', JASPAR.replaceAll('\n', '\r\n')],
])('reads %s', (_, text) => {
  const [{ id, name, columns }, ...others] = readMotifs(text);
  expect({ id, name, others }).toEqual({ id: 'MA0492.1', name: 'JUND (var.2)', others: [] });
  columns.forEach((column, at) => column.forEach((count, base) => expect(count).toBeCloseTo(COLUMNS[at][base], 10)));
});

it.each(Object.keys(MOTIF_FORMATS) as MotifFormat[])('reads what it wrote as %s', (format) => {
  const { read, write } = MOTIF_FORMATS[format];
  const motifs: CountMatrix[] = [
    { id: 'one', name: 'a name with blanks', columns: COLUMNS },
    { id: 'two', name: '', columns: [[0.1, 0.2, 0.3, 0.4]] },
    { id: 'zero', name: '', columns: [[0, 0, 0, 0], [1, 2, 3, 14]] }, // prettier-ignore
  ];
  const again = read(write(motifs));
  expect(again.map(({ id, name }) => [id, name])).toEqual(motifs.map(({ id, name }) => [id, name]));
  again[0].columns.forEach((column, at) =>
    column.forEach((each, base) => expect(each).toBeCloseTo(COLUMNS[at][base], 3)),
  );
  expect(again[1].columns).toEqual(motifs[1].columns);
  expect(again[2].columns[0]).toEqual([0, 0, 0, 0]);
});

it('takes frequencies without a number of sites as they are, and lines of another background', () => {
  const text = MEME.replace(' nsites= 20', '').replace(
    'MOTIF',
    'Background letter frequencies\nA 0.3 C 0.2 G 0.2 T 0.3\nMOTIF',
  );
  expect(readMotifs(text)[0].columns[0]).toEqual([0.15, 0, 0.05, 0.8]);
});

it.each([
  ['', 1, 'neither JASPAR'],
  ['hello\nworld', 1, 'neither JASPAR'],
  ['>a\nA [1 2]\nC [1 2]\nG [1 2]', 1, 'a has 3 rows instead of four'],
  ['>a\nA [1 2]\nC [1]\nG [1 2]\nT [1 2]', 3, 'row C has 1 counts; the first has 2'],
  ['>a\nA [1 2]\nC [1 -2]\nG [1 2]\nT [1 2]', 3, '-2 is below 0'],
  ['>a\nA [1 x]\nC [1 2]\nG [1 2]\nT [1 2]', 2, '"x" is no number'],
  ['>a\nA [1 1e99]', 2, 'is above'],
  ['>a\nC [1 2]', 2, 'row 1 is of C; it must be of A'],
  ['>a\nA []\nC []\nG []\nT []', 1, 'a has no positions'],
  ['>a\nA [0]\nC [0]\nG [0]\nT [0]', 1, 'a has nothing but zeros'],
  ['>a\nA [1]\nC [1]\nG [1]\nT [1]\nA [1]', 6, 'four rows'],
  ['>\nA [1]\nC [1]\nG [1]\nT [1]', 1, 'a motif has no name'],
  ['AC  a\nPO A C G\n01 1 2 3 4', 2, 'PO must name A, C, G and T'],
  ['AC  a\nPO A C G T\n01 1 2 3', 3, 'four counts'],
  ['AC  a\nPO N A C G T\n01 0 1 2 3 4', 2, 'PO must name A, C, G and T first'],
  ['AC  a\nPO A C G T\n01 1 2 3 4 5', 3, 'a consensus letter at most'],
  ['AC  a\nPO A C G T\n01 1 2 3 4 N N', 3, 'a consensus letter at most'],
  ['AC  a\nPO A C G T\n01 1 2 3 4\nAC  b\nPO A C G T\n01 4 3 2 1', 5, 'motifs end with //'],
  ['AC  a\n01 1 2 3 4\nPO A C G T', 2, 'before a line PO'],
  ['MEME version 4\n', 1, 'no motif'],
  ['MEME version 4\nALPHABET= ACDEFGHIKLMNPQRSTVWY\nMOTIF a', 2, 'only motifs of DNA'],
  ['MEME version 4\nMOTIF a\nletter-probability matrix: w= 2\n0.1 0.2 0.3 0.4\n', 2, 'has 1 positions, and tells of 2'],
  ['MEME version 4\nMOTIF a\nletter-probability matrix: w= 1\n0.1 0.2 0.3\n', 4, 'four frequencies'],
  ['MEME version 4\nMOTIF a\nletter-probability matrix:\n1 0 0 0\nMOTIF\nletter-probability matrix:\n0 1 0 0\n', 5, 'a motif has no name'], // prettier-ignore
  ['MOTIF\nletter-probability matrix: w= 1\n1 0 0 0\n', 1, 'a motif has no name'],
])('says in which line %j is wrong, and why', (text, line, reason) => {
  const read = (): unknown => readMotifs(text);
  expect(read).toThrow(BadMotifFileError);
  expect(read).toThrow(new RegExp(`^line ${line}: .*${reason.replaceAll(/[[\]()]/g, '.')}`));
});

it('reads or refuses, whatever is changed in a file', () => {
  const prng = prngOf({ seed: 1, generation: 0, purpose: 'motif files', subject: 0 });
  const letters = ' \n\t>[]ACGT0123456789.-e/XPMO=';
  for (const text of [JASPAR, TRANSFAC, MEME]) {
    for (let time = 0; time < 500; time++) {
      const characters = [...text];
      for (let change = 0; change < 3; change++) {
        characters[prng.integer(characters.length)] = letters[prng.integer(letters.length)];
      }
      try {
        for (const { columns } of readMotifs(characters.join(''))) {
          expect(columns.flat().every((count) => count >= 0 && Number.isFinite(count))).toBe(true);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(BadMotifFileError);
      }
    }
  }
});
