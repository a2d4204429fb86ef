/** Which bytes may come next in UTF-8: RFC 3629, section 4. */

/** The number of bytes of the character that begins with `lead`. */
export function characterBytes(lead: number): number {
  if (lead < 0xc2) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** Second bytes that are bounded otherwise than 0x80 to 0xBF: no overlong forms, no surrogates, none beyond U+10FFFF. */
const SECOND_BYTES = new Map<number, readonly [low: number, high: number]>([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

/** Whether `byte` may follow `begun`, the bytes so far of a character; none where one is to begin. */
export function mayFollow(begun: Uint8Array, byte: number): boolean {
  if (begun.length === 0) return byte < 0x80 || (byte >= 0xc2 && byte <= 0xf4);
  if (byte < 0x80 || byte > 0xbf) return false;
  const bounds = begun.length === 1 ? SECOND_BYTES.get(begun[0]) : undefined;
  return !bounds || (byte >= bounds[0] && byte <= bounds[1]);
}
