/** What a server conducts under: kept in its data folder, so that after a crash the next one there has the leases of the one before. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { writeDurably } from '#files';

const NAME = /^\S{1,200}$/;

/** Its caller holds the lock of the folder. */
export async function gatewayName(folder: string): Promise<string> {
  const file = path.join(folder, 'server-name');
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (NAME.test(kept)) return kept;
  const name = `${hostname().replace(/\s/g, '-').slice(0, 100)}-${randomUUID().slice(0, 8)}`;
  await writeDurably(file, `${name}\n`);
  return name;
}
