import { type EngineName, probeEngine } from '#engines';
import { builtFile } from '#settings';

const ENGINE_PROBE = builtFile('apps/trainer/src/engine-probe.main.js');

/** Since this process began: it goes on evenly, whatever the time of day is set to. */
export function monotonicSeconds(): number {
  return performance.now() / 1000;
}

/** Null where the engine starts on this machine, else the reason why not. */
export function reasonMissing(engine: EngineName): Promise<string | null> {
  return probeEngine(engine, ENGINE_PROBE);
}
