/** Clade's HTTP API, one function a route. */
import { experimentRoutes } from './experiment-routes';
import { individualRoutes } from './individual-routes';
import { populationRoutes } from './population-routes';
import { serverRoutes } from './server-routes';
import { tournamentRoutes } from './tournament-routes';

export type ApiClient = ReturnType<typeof createApiClient>;

/**
 * A client of the server at `address`, such as `http://127.0.0.1:3000`, which may ask for a token. Each function throws an ApiProblem where the
 * server refuses, and a ServerUnreachableError where none answers.
 */
export function createApiClient(address: string, token?: string) {
  const target = { address, token };
  return {
    ...serverRoutes(target),
    ...experimentRoutes(target),
    ...tournamentRoutes(target),
    ...populationRoutes(target),
    ...individualRoutes(target),
  };
}
