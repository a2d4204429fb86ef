/**
 * Sends spans by OpenTelemetry's own SDK, which its standard variables set up: to where OTEL_EXPORTER_OTLP_ENDPOINT (or
 * OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) says, as JSON. Without either nothing is loaded, and spans cost next to nothing.
 */
import { VERSION, variable } from '#settings';

/** For what is left to send as the process ends. */
const LAST_MILLISECONDS = 2_000;

/** Gives what sends the last spans; it throws nothing. */
export async function startTracing(service: string): Promise<() => Promise<void>> {
  const target = variable('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT') ?? variable('OTEL_EXPORTER_OTLP_ENDPOINT');
  if (target === undefined || variable('OTEL_SDK_DISABLED') === 'true') return () => Promise.resolve();
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const { defaultResource, detectResources, envDetector, resourceFromAttributes } = resources;
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': service, 'service.version': VERSION }))
    .merge(detectResources({ detectors: [envDetector] })); // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have the last word
  const provider = new NodeTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  return async () => {
    const late = new Promise((resolve) => setTimeout(resolve, LAST_MILLISECONDS).unref());
    await Promise.race([provider.shutdown().catch(() => undefined), late]);
  };
}
