/** Run by the build: makes `<folder>/database`, empty and at the newest schema, which new data folders get a copy of. It is whole once it is there. */
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { openDatabase } from '#persistence';

async function main(folder: string): Promise<void> {
  const draft = path.join(folder, 'draft');
  const database = await openDatabase({ folder: draft });
  await database.close();
  await rename(path.join(draft, 'database'), path.join(folder, 'database'));
  await rm(draft, { recursive: true });
}

void main(process.argv[2]);
