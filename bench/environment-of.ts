import { ownEnvironment } from './own-environment';

/** Of a gateway on a data folder, at any free port. */
export function environmentOf(folder: string): NodeJS.ProcessEnv {
  return { ...ownEnvironment(), CLADE_HOST: '127.0.0.1', CLADE_DATA: folder, CLADE_PORT: '0' };
}
