/** `clade theory`, a program of its own beside `clade bench`: the operators that breed models, held to population-genetic theory. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { InvalidValueError } from '#base';
import { EXIT } from '../apps/cli/src/command-failure';
import { endWhenRefused } from '../apps/cli/src/streams';
import { positiveInteger } from '../bench/positive';
import { pictureOf } from './picture';
import { progressText } from './progress-text';
import { CHECKS } from './registry';
import { chosen, type Finding, rightWords, rowsOf, type Task, tasksOf } from './run-checks';
import { isHeld, tableOf } from './table';
import { runTasks } from './workers';

const OPTIONS = {
  only: { type: 'string', multiple: true, default: [] as string[] },
  seeds: { type: 'string', default: '1' },
  workers: { type: 'string', default: String(availableParallelism()) },
  json: { type: 'boolean', default: false },
  svg: { type: 'string' },
} as const;

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const wrong = values.only.filter((word) => chosen(CHECKS, [word]).length === 0);
  if (wrong.length > 0) throw new InvalidValueError('only', wrong.join(', '), rightWords(wrong, CHECKS));
  const checks = chosen(CHECKS, values.only);
  const tasks = tasksOf(checks, positiveInteger('seeds', values.seeds));
  const threads = Math.min(positiveInteger('workers', values.workers), tasks.length);
  const findings = new Map<Task, Finding>();
  const endProgress = showProgress((seconds) => progressText(tasks, findings, threads, seconds));
  await runTasks(tasks, threads, (task, finding) => findings.set(task, finding)).finally(endProgress);
  const rows = rowsOf(checks, findings);
  if (values.svg !== undefined) writeFileSync(values.svg, pictureOf(rows));
  process.stdout.write(`${values.json ? JSON.stringify(rows) : tableOf(rows)}\n`);
  if (!rows.every(isHeld)) process.exitCode = 1;
}

/** On stderr: a line that changes each second on a terminal, else a new line each ten. Call what it returns to end it. */
function showProgress(textAfter: (seconds: number) => string): () => void {
  const { stderr } = process;
  const start = performance.now();
  const show = (): unknown => {
    const text = textAfter((performance.now() - start) / 1000);
    return stderr.write(stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
  };
  show();
  const timer = setInterval(show, stderr.isTTY ? 1000 : 10_000);
  const end = (): void => {
    clearInterval(timer);
    if (stderr.isTTY) stderr.write('\r\x1b[K');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => (end(), process.exit(EXIT.interrupted)));
  return end;
}

endWhenRefused({ out: process.stdout, err: process.stderr }, (code) => process.exit(code));
main(process.argv.slice(2)).catch((error: NodeJS.ErrnoException) => {
  process.stderr.write(`${error.message}\n`);
  const isUsage = error instanceof InvalidValueError || error.code?.startsWith('ERR_PARSE_ARGS');
  process.exitCode = isUsage ? 2 : 1;
});
