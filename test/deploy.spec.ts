/** What is in `deploy/` is sound: the unit by systemd's own check, the compose file and both by what the server knows. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { PACKAGE_FOLDER } from '#settings';

const DEPLOY = path.join(PACKAGE_FOLDER, 'deploy');
const read = (file: string): string => readFileSync(path.join(PACKAGE_FOLDER, file), 'utf8');
const known = new Set(
  read('.env.example')
    .match(/^#?([A-Z_]+)=/gm)!
    .map((line) => line.replace(/[#=]/g, '')),
);

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
}
const compose = parse(read('deploy/compose.yaml')) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, object>>;
};

it('has services that are made of something, wait for those that tell their health, and keep volumes that there are', () => {
  for (const { image, build, volumes, depends_on: awaited = {} } of Object.values(compose.services)) {
    expect(image ?? build).toBeDefined();
    if (build) expect(existsSync(path.resolve(DEPLOY, build.context, build.dockerfile))).toBe(true);
    for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    for (const name of Object.keys(awaited)) expect(compose.services[name].healthcheck).toBeDefined();
  }
});

it('sets variables that the server reads', () => {
  const set = [
    ...Object.keys(compose.services.clade.environment),
    ...[...read('deploy/Dockerfile').matchAll(/(CLADE_\w+)=/g)].map(([, name]) => name),
    ...[...read('deploy/clade.service').matchAll(/^Environment=(\w+)=/gm)].map(([, name]) => name),
  ];
  expect(set.length).toBeGreaterThan(4);
  for (const name of set) expect(known).toContain(name);
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
(hasSystemd ? it : it.skip)('has a unit that systemd takes', () => {
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', path.join(DEPLOY, 'clade.service')], {
    encoding: 'utf8',
  });
  const own = stderr.split('\n').filter((line) => line.includes('clade.service'));
  expect([own, status]).toEqual([[], 0]);
});
