import type { IncomingMessage, ServerResponse } from 'node:http';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { tracer } from './tracer';

/** As Express hands it on once a route is found. */
interface Routed extends IncomingMessage {
  readonly route?: { readonly path: string };
}

/**
 * A span for each request of the API, named by its route, in the trace of the caller if it names one (W3C `traceparent`). Attributes are those of
 * OpenTelemetry's conventions for HTTP; the query is left out, since a token may be in it.
 */
export function traceRequests(request: Routed, response: ServerResponse, next: () => void): void {
  const { method = '', url = '', headers } = request;
  const [path] = url.split('?');
  if (!path.startsWith('/api/')) return next();
  const attributes = { 'http.request.method': method, 'url.path': path };
  const caller = propagation.extract(context.active(), headers);
  const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, caller);
  response.once('close', () => {
    const route = request.route?.path;
    if (route !== undefined) span.updateName(`${method} ${route}`).setAttribute('http.route', route);
    span.setAttribute('http.response.status_code', response.statusCode);
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(caller, span), next);
}
