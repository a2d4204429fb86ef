/** A clock of the machine that jumps while a tournament runs: forwards, as after a sleep, and back, as where it is set right. */
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hasGap, hasDouble, startWitness, wholeLog } from '../survival/witness';
import { SURVIVAL_CONFIG } from '../survival/tournament';
import { hasCompiler } from '../support/has-compiler';
import { startGateway } from './support/gateway-process';
import { finished, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(300_000);

const HOUR = 3600;
const CONFIG = { ...SURVIVAL_CONFIG, generations: 6 };

(hasCompiler && process.platform === 'linux' ? it : it.skip)(
  'changes nothing but the times that are told: no hash, no window, no lease, no second of work',
  async () => {
    const data = await temporaryFolder();
    const [shim, clock] = [path.join(data, 'clock.so'), path.join(data, 'clock')];
    const source = path.resolve(__dirname, '../fixtures/clock.c');
    const { stderr, status } = spawnSync(process.env['CC'] ?? 'cc', ['-shared', '-fPIC', '-o', shim, source]);
    expect([status, stderr.toString()]).toEqual([0, '']);
    const jump = (seconds: number): Promise<void> => writeFile(clock, String(seconds));
    await jump(0);
    const gateway = await startGateway({ data, settings: { LD_PRELOAD: shim, CLOCK_FILE: clock } });
    const { api } = gateway;
    await uploadCorpora(api);
    const { id: undisturbed } = await api.launch({ config: CONFIG, seed: 7 });
    const { lineageHash } = await until(api, undisturbed, finished);

    const begun = performance.now();
    const { id } = await api.launch({ config: CONFIG, seed: 7 });
    const witness = startWitness(gateway.address, id);
    for (const [generation, ahead] of [
      [0, HOUR],
      [2, -2 * HOUR],
      [3, 48 * HOUR],
      [4, 0],
    ]) {
      await until(api, id, (tournament) => tournament.generation >= generation);
      await jump(ahead);
    }
    const whole = await until(api, id, finished);
    expect(whole.lineageHash).toBe(lineageHash);
    expect(whole.seconds).toBeGreaterThan(0);
    expect(whole.seconds).toBeLessThan((performance.now() - begun) / 1000);
    const log = await wholeLog(api, id);
    expect([hasGap(log, await witness.told(log.length)), hasDouble(log)]).toEqual([false, false]);
    const hours = log.map(({ at }) => (Date.parse(at) - Date.now()) / (HOUR * 1000));
    expect([Math.max(...hours) > 47, Math.min(...hours) < -1.5]).toEqual([true, true]); // the clock did jump
    witness.close();
    await gateway.stop();
  },
);
