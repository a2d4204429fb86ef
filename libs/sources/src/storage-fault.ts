import { CorpusError } from './corpus-error';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
};

/** The operating system's refusal to write, as a CorpusError; other errors as they are. */
export function storageFault(error: unknown, folder: string): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
  return reason ? new CorpusError('unwritable', `The corpus cannot be stored in ${folder}: ${reason}.`) : error;
}
