import { ownEnvironment } from './own-environment';

it.each([
  ['DATABASE_URL', false],
  ['NODE_OPTIONS', false],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', false],
  ['CLADE_STORE', false],
  ['CLADE_STORE_ENDPOINT', false],
  ['CLADE_QUEUE_URL', false],
  ['CLADE_TOKEN', false],
  ['CLADE_WEBHOOKS', false],
  ['CLADE_WEBHOOK_SECRET', false],
  ['CLADE_LEASE_SECONDS', true],
])('of the shell that starts servers to be looked at, takes %s: %s', (name, isTaken) => {
  const before = process.env[name];
  process.env[name] = 'x';
  expect(name in ownEnvironment()).toBe(isTaken);
  if (before === undefined) delete process.env[name];
  else process.env[name] = before;
});
