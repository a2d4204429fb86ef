import type { AddressInfo } from 'node:net';
import { inUrl } from './admission/hosts';

/** Addresses that stand for all of a machine; itself it reaches by these. */
const REACHED_BY: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Where what listens answers this machine. */
export function addressOf({ address, port }: AddressInfo): string {
  return `http://${inUrl(REACHED_BY[address] ?? address)}:${port}`;
}
