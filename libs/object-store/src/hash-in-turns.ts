import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/** Some milliseconds' worth. */
const BYTES_A_TURN = 4 * 1024 * 1024;

/** SHA-256 in lower-case hexadecimal, of what may be large: others at the event loop have their turn meanwhile. */
export async function hashInTurns(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += BYTES_A_TURN) {
    if (at > 0) await setImmediate();
    hash.update(bytes.subarray(at, at + BYTES_A_TURN));
  }
  return hash.digest('hex');
}
