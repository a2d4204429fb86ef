/** Tells a process from a later one of the same number, without a clock: clocks are set. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A name of a running process that no later process with the same number has; undefined where the operating system gives none. */
export async function processStart(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? startInProc(pid) : startByPs(pid);
}

/** The boot, and the ticks from it to the start: the 22nd field, counted after the name, which may hold anything. */
async function startInProc(pid: number): Promise<string | undefined> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? 'ended' : `${boot.trim()} ${fields[18]}`;
  } catch {
    return undefined;
  }
}

async function startByPs(pid: number): Promise<string | undefined> {
  try {
    const env = { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC' };
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', `${pid}`], { env });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
