import { inheritedVariables } from '#settings';

/** Of a gateway on a data folder, at any free port. It never goes to a database that the environment names: that is somebody's. */
export function environmentOf(folder: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...inherited } = inheritedVariables();
  return { ...inherited, CLADE_DATA: folder, CLADE_PORT: '0' };
}
