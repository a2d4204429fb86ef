import { characterBytes, mayFollow } from './utf8';

/** What the platform's decoder thinks. */
function isValid(bytes: readonly number[]): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
    return true;
  } catch {
    return false;
  }
}
/** The longest character that begins so, its rest filled with 0x80. */
const filled = (begun: readonly number[]) => [...begun, 0x80, 0x80, 0x80].slice(0, characterBytes(begun[0]));

test('a byte may follow exactly if the decoder takes it', () => {
  for (let lead = 0; lead < 256; lead++) {
    const leads = mayFollow(Uint8Array.of(), lead);
    const seconds = Array.from({ length: 256 }, (_, second) => second);
    if (characterBytes(lead) === 1) expect([lead, leads]).toEqual([lead, isValid([lead])]);
    else if (!leads) expect(seconds.some((second) => isValid(filled([lead, second])))).toBe(false);
    else {
      seconds.forEach((second) =>
        expect([lead, second, mayFollow(Uint8Array.of(lead), second)]).toEqual([
          lead,
          second,
          isValid(filled([lead, second])),
        ]),
      );
    }
  }
  expect(mayFollow(Uint8Array.of(0xe0, 0xa0), 0x80)).toBe(true);
  expect(mayFollow(Uint8Array.of(0xe0, 0xa0), 0xc0)).toBe(false);
});
