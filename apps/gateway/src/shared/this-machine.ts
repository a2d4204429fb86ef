import { type EngineName, probeEngine } from '#engines';
import { builtFile } from '#settings';

const ENGINE_PROBE = builtFile('apps/trainer/src/engine-probe.main.js');

/** Null where the engine starts on this machine, else the reason why not. */
export function reasonMissing(engine: EngineName): Promise<string | null> {
  return probeEngine(engine, ENGINE_PROBE);
}
