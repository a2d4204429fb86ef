/**
 * Failures that are the machine's and no individual's: a tournament pauses with the reason, and continues once that is repaired. All others are a
 * program's: an individual whose program fails with the same again is non-viable.
 */
import { CorruptFileError } from './corrupt-file-error';
import { StoreUnavailableError } from './tournament-store.port';
import { WorkersLostError } from './work-queue.port';

type Told = Error & { readonly code?: unknown };

export const MACHINE_FAULTS: Readonly<Record<string, (error: Told) => boolean>> = {
  'a corpus or weights file is missing or damaged': (error) => error instanceof CorruptFileError,
  'workers were lost': (error) => error instanceof WorkersLostError,
  'the database cannot be used': (error) => error instanceof StoreUnavailableError,
  'the store of weights and corpora cannot be used': ({ name }) => name === 'ObjectStoreError',
  'the engine does not start': ({ name }) => name === 'MissingEngineError',
  /** ENOSPC, EACCES, EIO, EMFILE and so on. */
  'the operating system refused': ({ code }) => /^E[A-Z0-9]+$/.test(String(code)),
  'a part of the installation is missing': ({ code }) =>
    /^(MODULE_NOT_FOUND|ERR_MODULE_NOT_FOUND|ERR_DLOPEN_FAILED)$/.test(String(code)),
  /** As V8, WebAssembly, C++ and onnxruntime put it. */
  'memory is short': ({ message }) =>
    /bad_alloc|out of memory|(allocation failed)|(failed|could not|unable|cannot) (to )?allocate/i.test(message),
};

export function isMachineFault(error: unknown): boolean {
  return error instanceof Error && Object.values(MACHINE_FAULTS).some((holds) => holds(error));
}
