/** Diagnoses this machine for the process that forked it, with the settings of the environment, and ends. */
import type { DoctorMessage } from '#contracts';
import { diagnose } from './diagnose';
import { readSettings, SettingsError } from './settings';

async function probe(): Promise<DoctorMessage> {
  try {
    return { kind: 'diagnosis', diagnosis: await diagnose(readSettings()) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'problem', detail, cause: error instanceof SettingsError ? 'setting' : undefined };
  }
}

process.once('disconnect', () => process.exit(1));
void probe().then((message) => process.send?.(message, () => process.exit(0)));
