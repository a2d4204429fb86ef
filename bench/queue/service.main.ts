// A service with one worker, as `clade serve --role arena --workers 1` is, but for what it computes: [url, alike].
import { builtFile } from '#settings';
import { EmbeddedWorkQueue, serveBullQueue } from '#work-queue';

async function main([url, alike]: readonly string[]): Promise<void> {
  const local = new EmbeddedWorkQueue({
    workers: 1,
    modulePath: builtFile('bench/queue/worker.main.js'),
    triesOnce: true,
  });
  await serveBullQueue({ url, alike, queue: 'arena', workers: 1, local });
  process.on('disconnect', () => process.exit(0));
  process.send!('ready');
}

void main(process.argv.slice(2));
