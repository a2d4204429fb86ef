/** Motifs from a file, whichever of the three formats it has. */
import type { CountMatrix } from '../motif/count-matrix';
import { BadMotifFileError } from './bad-motif-file-error';
import { readJaspar, writeJaspar } from './jaspar';
import { readMeme, writeMeme } from './meme';
import { readTransfac, writeTransfac } from './transfac';

export const MOTIF_FORMATS = {
  jaspar: { read: readJaspar, write: writeJaspar },
  transfac: { read: readTransfac, write: writeTransfac },
  meme: { read: readMeme, write: writeMeme },
} as const;

export type MotifFormat = keyof typeof MOTIF_FORMATS;

/** Characters of the largest file: some 20,000 motifs. */
const LARGEST = 20_000_000;

/** Throws a BadMotifFileError, which names the line; also on a file without a motif. */
export function readMotifs(text: string): CountMatrix[] {
  if (text.length > LARGEST) {
    throw new BadMotifFileError(1, `the file has ${text.length} characters; at most ${LARGEST} are read`);
  }
  const matrices = MOTIF_FORMATS[formatOf(text)].read(text);
  if (matrices.length === 0) throw new BadMotifFileError(1, 'the file has no motif');
  return matrices;
}

function formatOf(text: string): MotifFormat {
  if (/^\s*(#[^\n]*\n\s*)*>/.test(text)) return 'jaspar';
  if (/^[ \t]{0,9}MEME version/im.test(text) || /^MOTIF\s/m.test(text)) return 'meme';
  if (/^P[O0]\s/m.test(text)) return 'transfac';
  throw new BadMotifFileError(1, 'neither JASPAR (">"), MEME ("MEME version") nor TRANSFAC ("PO")');
}
