/** Who votes: a secret drawn once and kept in this browser. The server stores what cannot be turned back into it. */
import { keep, readKept } from '../../state/kept';

const NAME = 'voter';

export function voterSecret(): string {
  const kept = readKept(NAME);
  if (kept !== null) return kept;
  const drawn = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  keep(NAME, drawn);
  return drawn;
}
