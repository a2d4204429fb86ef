/** What a collector of OpenTelemetry hears from a real server. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(180_000);

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number; readonly doubleValue?: number };
}

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly Attribute[];
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

const TOKEN = 'a-token-of-the-test';
const CALLER = { trace: '0af7651916cd43dd8448eb211c80319c', span: 'b7ad6b7169203331' };

let bodies: string[] = [];
let collector: Server;
let endpoint: string;

beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.on('data', (text: Buffer) => (body += text.toString()));
    request.on('end', () => {
      bodies.push(body);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterAll(() => void collector.close());

async function lived(settings: NodeJS.ProcessEnv): Promise<string> {
  bodies = [];
  const gateway = await startGateway({ data: await temporaryFolder(), settings: { CLADE_TOKEN: TOKEN, ...settings } });
  await uploadCorpora(gateway.api);
  const { id } = await gateway.api.launch({ config: { ...SMALL_CONFIG, generations: 2 }, seed: 3 });
  await until(gateway.api, id, finished);
  const traceparent = `00-${CALLER.trace}-${CALLER.span}-01`;
  const headers = { traceparent, authorization: `Bearer ${TOKEN}` };
  await fetch(`${gateway.address}/api/tournaments/${id}`, { headers });
  await fetch(`${gateway.address}/api/tournaments?token=${TOKEN}`);
  await gateway.stop();
  return id;
}

const valueOf = ({ attributes }: Pick<Span, 'attributes'>, key: string) => {
  const value = attributes.find((attribute) => attribute.key === key)?.value;
  return value?.stringValue ?? value?.intValue ?? value?.doubleValue;
};

it('has a trace for each generation with its jobs, and a span for each request', async () => {
  const id = await lived({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_RESOURCE_ATTRIBUTES: 'deployment.name=test' });
  const sent = bodies.flatMap((body) => (JSON.parse(body) as Sent).resourceSpans);
  expect(valueOf(sent[0].resource, 'service.name')).toBe('clade');
  expect(valueOf(sent[0].resource, 'deployment.name')).toBe('test');
  const spans = sent.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));

  const generations = spans.filter(({ name }) => name === 'generation');
  expect(generations.map((span) => valueOf(span, 'clade.generation'))).toEqual([0, 1]);
  expect(generations.map((span) => valueOf(span, 'clade.tournament.id'))).toEqual([id, id]);
  const training = spans.filter(({ name }) => name === 'job train');
  expect(training.length).toBeGreaterThan(1);
  for (const job of training) {
    const { traceId, spanId } = generations[Number(valueOf(job, 'clade.generation'))];
    expect([job.traceId, job.parentSpanId]).toEqual([traceId, spanId]);
    expect(valueOf(job, 'clade.job.cpu_seconds')).toBeGreaterThan(0);
  }

  const launched = spans.filter(({ name }) => name === 'POST /api/tournaments');
  expect(launched.map((span) => valueOf(span, 'http.response.status_code'))).toEqual([201]);
  const [asked] = spans.filter(({ traceId }) => traceId === CALLER.trace);
  expect([asked.parentSpanId, asked.name]).toEqual([CALLER.span, 'GET /api/tournaments/:id']);
  expect(bodies.join('')).not.toContain(TOKEN);
});

it('hears nothing unless asked for, and a server goes on without its collector', async () => {
  await lived({});
  expect(bodies).toEqual([]);
  await lived({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
});
