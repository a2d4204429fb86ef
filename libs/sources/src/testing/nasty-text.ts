import type { Prng } from '#base';

/** What text files hold that is easily mishandled: ends of lines, byte order marks, composed and decomposed letters, halves of a pair. */
const PIECES = [
  ...[
    '\r',
    '\n',
    '\r\n',
    '\r\r\n',
    '\n\r',
    '\ufeff',
    '\ufffe',
    '\0',
    '\u2028',
    '\u0085',
    '\v',
    '\f',
    '\x1a',
    ' ',
    '\t',
  ],
  ...[
    'a',
    '\u00e9',
    'e\u0301',
    '\u0301',
    '\u212b',
    '\ufb01',
    '\u1100\u1161',
    '\uac00',
    '\u200d',
    '\ud83d\udc0b',
    '\u{10ffff}',
  ],
];
const LONE_SURROGATES = ['\ud83d', '\udc0b'];

/** Up to `most` pieces in a row; in one text of four lone surrogates among them. */
export function nastyText(prng: Prng, most: number): string {
  const pieces = prng.integer(4) === 0 ? [...PIECES, ...LONE_SURROGATES] : PIECES.filter((piece) => piece !== '\0');
  return Array.from({ length: prng.integer(most + 1) }, () => prng.pick(pieces)).join('');
}
