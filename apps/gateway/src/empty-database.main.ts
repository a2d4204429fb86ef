/** Run by the build: makes `<folder>/database`, empty and at the newest schema, which new data folders get a copy of. */
import { openDatabase } from '#persistence';

async function main(folder: string): Promise<void> {
  const database = await openDatabase({ folder });
  await database.close();
}

void main(process.argv[2]);
