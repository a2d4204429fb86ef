import type { IncomingHttpHeaders } from 'node:http';
import { hostnameOf } from './hosts';

const OWN_SITES = ['same-origin', 'none'];

/**
 * Whether another site's page makes the request. A browser says so (Fetch Metadata, RFC 6454); programs that are none say nothing. Who
 * follows a link from elsewhere is no foreigner: what comes of it, that page does not see.
 */
export function isForeign(
  method: string | undefined,
  headers: IncomingHttpHeaders,
  isNamed: (host: string) => boolean,
): boolean {
  const { origin, host = '', 'sec-fetch-site': site, 'sec-fetch-mode': mode } = headers;
  if (origin !== undefined) return !isOwn(origin, host, isNamed);
  if (site === undefined || OWN_SITES.includes(String(site))) return false;
  return !(mode === 'navigate' && (method === 'GET' || method === 'HEAD'));
}

/** Behind a proxy the host may be another than the browser's: then it is among those that are named. */
function isOwn(origin: string, host: string, isNamed: (host: string) => boolean): boolean {
  const [, there] = /^https?:\/\/([^/]+)$/.exec(origin.toLowerCase()) ?? [];
  if (there === undefined) return false; // `null`, as of a page in a sandbox
  return there === host.toLowerCase() || isNamed(there) || isNamed(hostnameOf(there) ?? there);
}
