/**
 * Services on three hosts, which are network namespaces of Linux on one bridge, and a bucket on a fourth. A host is cut off by its cable: its packets are lost, as those to it, and nobody is told.
 * All of that is in a namespace of its own (`PRIVATE_NETWORK`), so that no interface of this machine is touched, and nothing is left.
 */
import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Host } from '../support/host';
import { BUCKET, CREDENTIALS, startS3 } from '../support/s3';
import type { Deployment, Target } from './deployment';
import { openServices } from './services';

/** Words before a command that have it run where it may make networks, as root alone may. What it starts ends with it. */
export const PRIVATE_NETWORK: readonly string[] = [
  ...['unshare', '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', 'sh', '-ec'],
  'mkdir -p /run/netns && mount -t tmpfs none /run/netns && ip link set lo up && "$@"',
  'sh',
];

const run = promisify(execFile);
/** For documentation (RFC 5737), so that nobody has it. The last one is of who watches, and of the bucket. */
const addressOf = (host: number): string => `192.0.2.${host}`;
const WATCHER = 254;
const HOSTS = ['front', 'middle', 'back'] as const;

interface Network {
  readonly hosts: Readonly<Record<(typeof HOSTS)[number], Host>>;
  cutOff(host: string, milliseconds: number): Promise<void>;
  remove(): Promise<void>;
}

/** For the shortest that a host is cut off. */
const LEAST_MILLISECONDS = 1000;

/** Hosts are cut off for so long at most. */
export async function openOnHosts(mostMilliseconds: number): Promise<Deployment> {
  const network = await openNetwork();
  const s3 = await startS3(addressOf(WATCHER));
  const store = { ...CREDENTIALS, CLADE_STORE: `s3://${BUCKET}/lab`, CLADE_STORE_ENDPOINT: s3.endpoint };
  const services = await openServices({ ...network.hosts, store });
  const cuts = HOSTS.map((host): Target => {
    return {
      name: `the cable of ${host}`,
      strike: (chance) => network.cutOff(host, LEAST_MILLISECONDS + chance * (mostMilliseconds - LEAST_MILLISECONDS)),
    };
  });
  return {
    ...services,
    targets: cuts,
    async close() {
      await services.close();
      await s3.remove();
      await network.remove();
    },
  };
}

async function openNetwork(): Promise<Network> {
  const ip = (words: string): Promise<unknown> => run('ip', words.split(' '));
  await ip(`link add bridge type bridge`);
  await ip(`address add ${addressOf(WATCHER)}/24 dev bridge`);
  await ip(`link set bridge up`);
  const hosts: [string, Host][] = [];
  for (const [at, host] of HOSTS.entries()) {
    await ip(`netns add ${host}`);
    await ip(`link add to-${host} type veth peer name eth0 netns ${host}`);
    await ip(`link set to-${host} master bridge up`);
    await ip(`-n ${host} address add ${addressOf(at + 1)}/24 dev eth0`);
    await ip(`-n ${host} link set eth0 up`);
    await ip(`-n ${host} link set lo up`);
    hosts.push([host, { address: addressOf(at + 1), prefix: ['ip', 'netns', 'exec', host] }]);
  }
  return {
    hosts: Object.fromEntries(hosts) as Network['hosts'],
    async cutOff(host, milliseconds) {
      await ip(`link set to-${host} nomaster`);
      await setTimeout(milliseconds);
      await ip(`link set to-${host} master bridge`);
    },
    async remove() {
      for (const host of HOSTS) await ip(`netns delete ${host}`);
      await ip('link delete bridge');
    },
  };
}
