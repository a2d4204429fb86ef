/** A service that has the same result for each job at once: [url, alike, file of the result, jobs at a time]. Ends with its parent process. */
import { readFileSync } from 'node:fs';
import { serveBullQueue } from '#work-queue';

async function main([url, alike, file, workers]: readonly string[]): Promise<void> {
  const result = JSON.parse(readFileSync(file, 'utf8')) as never;
  const local = { submit: async () => result };
  await serveBullQueue({ url, alike, queue: 'training', workers: Number(workers), local });
  process.on('disconnect', () => process.exit(0));
  process.send!('ready');
}

void main(process.argv.slice(2));
