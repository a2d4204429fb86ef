/** Does to the files of a data folder what a server does, each kind once or twice, and says in the log what is kept. `files.main.js FOLDER LOG` */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { writeDigested } from '#archive-file';
import { sha256 } from '#base';
import { createFolderObjectStore } from '#object-store';
import { lockDataFolder } from '#persistence';
import { createCorpusStore } from '#sources';
import { envelopeOf } from '#tournament';
import { createSafetensorsWeightStore, createWeightFiles } from '#weights';
import { gatewayName } from '../../apps/gateway/src/gateway-name';
import { TransplantFiles } from '../../apps/gateway/src/transplants/transplant-files';
import { DeadLetters } from '../../libs/work-queue/src/dead-letters';
import type { Kept } from './kept-files';
import { acknowledge } from './log';
import { JOB, PLACES, tensorsOf, textOf, TRANSPLANT } from './kept-files';

async function main([folder, log]: readonly string[]): Promise<void> {
  const kept = (what: Kept): void => acknowledge(log, what);
  const { weights: weightsFolder, corpora: corporaFolder, letters, transplants } = PLACES(folder);
  const lock = await lockDataFolder(folder);
  kept({ name: await gatewayName(folder) });
  await lock.announce('http://127.0.0.1:1', 'token');

  const corpora = createCorpusStore({ objects: createFolderObjectStore(corporaFolder) }, () => new Date(0));
  for (const number of [1, 2]) {
    await corpora.add(`own-${number}`, Readable.from([Buffer.from(textOf(number))]));
    kept({ corpus: `own-${number}` });
  }

  const files = createWeightFiles({ objects: createFolderObjectStore(weightsFolder) });
  const weights = createSafetensorsWeightStore(files);
  for (const number of [1, 2, 1, 3]) kept({ weights: await weights.write(tensorsOf(number), {}) });

  const arriving = Buffer.from(weights.encode(tensorsOf(4), {}));
  const spool = path.join(folder, 'spool');
  await mkdir(spool);
  await writeDigested(path.join(spool, '1'), Readable.from([arriving]));
  await corpora.adopt('with-archive', sha256(textOf(3)), Readable.from([Buffer.from(textOf(3))]));
  await files.adopt(path.join(spool, '1'), sha256(arriving));
  await files.sync();
  kept({ weights: sha256(arriving) });
  kept({ corpus: 'with-archive' });
  await rm(spool, { recursive: true });

  const dead = new DeadLetters(letters);
  dead.add(envelopeOf(JOB), 'a cause');
  await dead.close();
  kept({ letter: envelopeOf(JOB).id });

  await new TransplantFiles(transplants).write(TRANSPLANT);
  kept({ transplant: TRANSPLANT.id });
  await lock.release();
}

void main(process.argv.slice(2));
