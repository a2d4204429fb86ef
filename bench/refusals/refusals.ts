/**
 * What requests that are made to cost much do cost the server until they are refused: each of them to every route that it declares.
 * `clade bench refusals --rounds 3 --json`
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { builtFile } from '#settings';
import { type ApiDocument, type NastyRequest, nastyRequests } from '../../test/support/nasty-requests';
import { sendRequest } from '../../test/support/send-request';
import { environmentOf } from '../environment-of';
import { positiveInteger } from '../positive';
import { withFolder } from '../with-folder';
import type { Spent } from './measured-gateway.main';

const OPTIONS = {
  rounds: { type: 'string', default: '3' },
  only: { type: 'string', default: '' },
  json: { type: 'boolean', default: false },
} as const;

const MOST_BUSY_MS = 50;
const MOST_MEBIBYTES = 64;
const ROWS_SHOWN = 10;
const MAIN = builtFile('bench/refusals/measured-gateway.main.js');

interface Row extends Spent {
  readonly request: string;
  readonly status: number;
  readonly kept: boolean;
}

/** Throws an InvalidValueError on an option that is out of its range. */
export async function benchRefusals(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const rounds = positiveInteger('rounds', values.rounds);
  return withFolder(async (folder) => {
    const gateway = fork(MAIN, { env: environmentOf(folder), execArgv: ['--expose-gc'] });
    const exited = once(gateway, 'exit');
    const hear = async <Message>(): Promise<Message> => (await once(gateway, 'message'))[0] as Message;
    const address = await hear<string>();
    const measure = async (request: NastyRequest): Promise<Spent & { status: number }> => {
      const begun = hear();
      gateway.send('begin');
      await begun;
      const { status } = await sendRequest(address, request);
      const spent = hear<Spent>();
      gateway.send('end');
      return { ...(await spent), status };
    };
    const document = (await (await fetch(`${address}/api-json`)).json()) as ApiDocument;
    const rows: Row[] = [];
    for (const request of nastyRequests(document, { largeBodies: true })) {
      if (!request.name.includes(values.only)) continue;
      const spent: (Spent & { status: number })[] = [];
      for (let round = 0; round < rounds; round++) spent.push(await measure(request));
      // What else the machine does adds to a time and never takes from it; memory that was asked for once is there the next time.
      const least = (of: 'busyMs' | 'longestMs'): number => Math.min(...spent.map((each) => each[of]));
      const [busyMs, longestMs] = [least('busyMs'), least('longestMs')];
      const mebibytes = Math.max(...spent.map((each) => each.mebibytes));
      const kept = busyMs <= MOST_BUSY_MS && mebibytes <= MOST_MEBIBYTES;
      rows.push({ request: request.name, status: spent[0].status, busyMs, longestMs, mebibytes, kept });
      if (rows.length % 100 === 0) process.stderr.write(`${rows.length} requests\n`);
    }
    gateway.disconnect();
    await exited;
    return values.json ? JSON.stringify(rows) : tableOf(rows);
  });
}

function tableOf(rows: readonly Row[]): string {
  const head = ['request', 'status', 'event loop', 'at once', 'memory', ''];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  const worst = (by: 'busyMs' | 'mebibytes'): Row[] => [...rows].sort((a, b) => b[by] - a[by]).slice(0, ROWS_SHOWN);
  for (const row of new Set([...worst('busyMs'), ...worst('mebibytes')])) {
    const times = [row.busyMs, row.longestMs].map((time) => `${time.toFixed(1)} ms`);
    table.push([row.request, row.status, ...times, `${row.mebibytes.toFixed(1)} MiB`, row.kept ? '' : 'EXCEEDED']);
  }
  const limit = `${MOST_BUSY_MS} ms of the event loop and ${MOST_MEBIBYTES} MiB`;
  return `${table.toString()}\n${rows.length} requests, the dearest shown; ${rows.filter(({ kept }) => !kept).length} exceed ${limit}`;
}
