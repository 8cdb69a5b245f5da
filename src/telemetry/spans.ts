import { isSpanContextValid, SpanStatusCode, trace } from '@opentelemetry/api';
import { INSTRUMENTATION, safeAttributes } from './instruments';

/** Attributes of a span: codes and counts, nothing of a person. */
export type SpanAttributes = Readonly<Record<string, string | number | undefined>>;

/** The span under way, for what is only known along it. */
export interface RunningSpan {
  set(attributes: SpanAttributes): void;
  /** Marks the span as failed, with a stable code. */
  fail(code: string): void;
}

/**
 * Runs work in a span, through the OpenTelemetry API: without an SDK the work just runs. When it rejects the span ends as
 * an error; of the error itself nothing is recorded, it may say anything.
 *
 * @example
 * await inSpan('bgz.send', { kind: 'notify' }, async (span) => {
 *   const status = await deliver();
 *   span.set({ status });
 * });
 */
export function inSpan<T>(
  name: string,
  attributes: SpanAttributes,
  work: (span: RunningSpan) => Promise<T>,
): Promise<T> {
  const tracer = trace.getTracer(INSTRUMENTATION);
  return tracer.startActiveSpan(name, { attributes: safeAttributes(attributes) }, async (span) => {
    try {
      return await work({
        set: (more) => span.setAttributes(safeAttributes(more)),
        fail: (code) => {
          span.setAttributes(safeAttributes({ 'error.type': code }));
          span.setStatus({ code: SpanStatusCode.ERROR });
        },
      });
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** W3C trace id of the span under way, 32 hex digits, for audit entries and log lines; undefined outside a span. */
export function traceId(): string | undefined {
  const context = trace.getActiveSpan()?.spanContext();
  return context && isSpanContextValid(context) ? context.traceId : undefined;
}
