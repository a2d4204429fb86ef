/**
 * The names that a server answers to. A web page can make a name of its own lead to this machine (DNS rebinding), and its browser then
 * takes the server's answers for the page's: what tells them apart is the name in the request.
 */
import { isIP } from 'node:net';
import { hostname } from 'node:os';

/** Such as `localhost` and `[::1]`, in lower case and without a port; undefined where a header names no host. */
export function hostnameOf(header: string | undefined): string | undefined {
  if (header === undefined || !/^[^\s/@?#\\]+$/.test(header) || !URL.canParse(`http://${header}`)) return undefined;
  return new URL(`http://${header}`).hostname.replace(/\.$/, '');
}

export function isLoopback(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d+){3}$/.test(name);
}

/** Whether a server that listens on this host can be reached from other machines. */
export function isBeyondLoopback(host: string): boolean {
  return !isLoopback(hostnameOf(inUrl(host)) ?? host);
}

/** A host as it is written in a URL: an IPv6 address in brackets. */
export function inUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** Tells which hosts a server that listens on `host` answers to; `others` are names or name:port. */
export function allowedHosts(host: string, others: readonly string[]): (header: string | undefined) => boolean {
  const own = hostnameOf(inUrl(host)) ?? host;
  const isEverywhere = own === '0.0.0.0' || own === '[::]';
  const named = new Set([own, ...(isEverywhere ? [hostname().toLowerCase()] : []), ...others.map(toLowerCase)]);
  return (header) => {
    const name = hostnameOf(header);
    if (name === undefined) return false;
    // A name can be made to lead here, an address cannot.
    const isAddress = isEverywhere && isIP(name.replace(/^\[|\]$/g, '')) > 0;
    return isLoopback(name) || isAddress || named.has(name) || named.has(header!.toLowerCase());
  };
}

const toLowerCase = (text: string): string => text.toLowerCase();
