import { findContent } from '../assemble/read';
import type { Content, DocumentContent } from '../bgz/define/content';
import type { Answer } from '../http/inbound';
import { FHIR_JSON, FHIR_XML, preferredFormat } from '../http/negotiation';
import type { RawParameter } from '../http/parameters';
import { Refusal } from '../http/refusal';
import { TimeIsOver } from '../limits/within';
import { askedInUrl } from './asked-parameters';
import { type Broken, binaryBody } from './binary-body';
import { type Call, checkReadWhole, failed, offeredBy, pullOf } from './call';
import { checkedDocument } from './check-document';
import { authorized, patientOf } from './patient-scope';
import type { FacadeReason } from './refusal-reasons';
import { askedBy, type Route } from './route';

/** The form of a Binary: its own bytes, or the FHIR resource with the bytes in base64 (STU3 Binary). */
export type BinaryForm = 'raw' | 'json' | 'xml';

/** True when a media range of an Accept header takes the type. */
function takes(accept: string, type: string): boolean {
  const family = `${type.split('/')[0]}/*`;
  return accept
    .split(',')
    .map((range) => range.trim().toLowerCase())
    .filter((range) => !/;\s*q=0(\.0*)?\s*(;|$)/.test(range))
    .some((range) => [type, family, '*/*'].includes(range.split(';')[0]?.trim() ?? ''));
}

/** The resource when a FHIR type is named, else the bytes when they are taken (spec notified-pull §8). */
function formOf(call: Call, parameters: readonly RawParameter[], type: string): BinaryForm {
  const [contentType = ''] = type.split(';');
  const format = parameters.find((one) => one.key === '_format')?.value;
  const accept = call.request.headers.get('accept') ?? '*/*';
  const named =
    /fhir|^(application|text)\/(json|xml)\b/i.test(accept) && !takes(accept.replace(/\*\/\*/g, ''), contentType);
  if (format !== undefined || named) {
    const form = preferredFormat(accept, format);
    if (form) return form;
  }
  if (format === undefined && takes(accept, contentType)) return 'raw';
  throw new Refusal(406, {
    code: 'not-supported',
    diagnostics: `This document is ${contentType}; it is also given as application/fhir+json or application/fhir+xml.`,
    location: format === undefined ? 'http.Accept' : 'http._format',
  });
}

/** @param letGo Ends the work of the source: the receiver went away, the time is over, or the stream broke. */
async function open(call: Call, document: Content, letGo: AbortSignal): Promise<DocumentContent> {
  try {
    return await call.settings.waitFor('document', async (over) =>
      document.open({ signal: AbortSignal.any([letGo, over]) }),
    );
  } catch (cause) {
    call.settings.logger.error(
      { event: 'document-failed', requestId: call.trail.requestId, err: cause },
      'a document could not be opened',
    );
    if (cause instanceof TimeIsOver)
      throw new Refusal<FacadeReason>(
        504,
        { code: 'timeout', diagnostics: 'The source of the document did not answer in time.' },
        {},
        'document-source-timed-out',
      );
    throw new Refusal<FacadeReason>(
      502,
      { code: 'incomplete', diagnostics: 'The source of the document failed.' },
      {},
      'document-source-failed',
    );
  }
}

/** Answers a read of a Binary. The bytes are streamed; what breaks on the way ends the connection and is told to the trail. */
export async function answerContent(
  call: Call,
  route: Extract<Route, { kind: 'content' }>,
  parameters: readonly RawParameter[],
  onBroken: (reason: Broken) => void,
): Promise<Answer> {
  const { settings, trail } = call;
  trail.asks('document', { type: route.type, id: route.id });
  const granted = await authorized(call.request, settings, trail, askedBy(route), askedInUrl(parameters));
  const patient = await patientOf(granted.patient, {}, undefined, settings);
  checkReadWhole(parameters, `A ${route.type}`);
  if (patient.bsn !== undefined) trail.learn({ patientBsn: patient.bsn });
  const offered = offeredBy(call, granted);
  const pull = pullOf(call, granted, { patient, offered }, false);
  const { content: document, failures } = await findContent(route, pull, call.assemble, offered);
  if (document === undefined) {
    if (failures.length > 0) throw failed(failures, call, offered);
    throw new Refusal(404, { code: 'not-found', diagnostics: 'No document of this patient has this id.' });
  }
  const form = formOf(call, parameters, document.contentType);
  // A PDF or an image hardly shrinks, and its length is told beforehand.
  if (call.coding.always)
    throw new Refusal(406, {
      code: 'not-supported',
      diagnostics: 'A document is sent as it is, without content coding.',
      location: 'http.Accept-Encoding',
    });
  if ((document.size ?? 0) > settings.maxDocumentBytes)
    throw new Refusal<FacadeReason>(
      500,
      {
        code: 'too-long',
        diagnostics: `The document is larger than the ${settings.maxDocumentBytes} bytes sent here.`,
      },
      {},
      'document-too-large',
    );
  const stopping = new AbortController();
  const letGo = AbortSignal.any([call.request.signal, stopping.signal]);
  const isHead = call.request.method === 'HEAD';
  const opened = isHead ? new Uint8Array() : await open(call, document, letGo);
  const { checkDocument } = settings;
  const bytes =
    isHead || checkDocument === undefined
      ? opened
      : await checkedDocument(call, checkDocument, document, opened).catch((refusal: unknown) => {
          stopping.abort();
          throw refusal;
        });
  trail.gives(1);
  const types = { raw: document.contentType, json: FHIR_JSON, xml: FHIR_XML };
  const length: Record<string, string> =
    form === 'raw' && document.size !== undefined ? { 'content-length': String(document.size) } : {};
  return {
    status: 200,
    headers: {
      'content-type': types[form],
      'cache-control': 'no-store',
      vary: 'accept',
      'x-content-type-options': 'nosniff',
      ...length,
    },
    body: binaryBody(bytes, {
      form,
      id: route.id,
      contentType: document.contentType,
      size: isHead ? undefined : document.size,
      maxBytes: settings.maxDocumentBytes,
      signal: call.request.signal,
      waitFor: (step) => settings.waitFor('document', step),
      onBroken: (reason, cause) => {
        stopping.abort();
        settings.logger.error(
          { event: 'document-failed', reason, requestId: trail.requestId, err: cause },
          'a document broke off',
        );
        onBroken(reason);
      },
    }),
  };
}
