import { inheritedVariables } from '#settings';

/** Of a gateway on a data folder, at any free port. It never goes to a database that the environment names: that is somebody's. */
export function environmentOf(folder: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, CLADE_TOKEN: __, ...inherited } = inheritedVariables();
  return { ...inherited, CLADE_HOST: '127.0.0.1', CLADE_DATA: folder, CLADE_PORT: '0' };
}
