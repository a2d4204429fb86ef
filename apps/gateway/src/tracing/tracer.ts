import { trace } from '@opentelemetry/api';

/** Of all spans of Clade; it does nothing where tracing was not started. */
export const tracer = trace.getTracer('clade');
