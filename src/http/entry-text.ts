import type { Bundle, BundleEntry, FhirResource } from 'fhir/r3';
import type { WireFormat } from './negotiation';

/** Writes a resource in a form; XML without its declaration. */
export type Write = (resource: FhirResource, pretty: boolean) => string;

/** What stands before the resource in each form. */
export const declaration: Readonly<Record<WireFormat, string>> = {
  json: '',
  xml: '<?xml version="1.0" encoding="UTF-8"?>',
};

/** Texts of resources that are sent again and again: of those it knows, each is written once. */
export interface Texts {
  text(resource: FhirResource, form: string, write: () => string): string;
}

/** What stands around the entries of a Bundle in each form, with the property of the entries. */
const frames: Readonly<Record<WireFormat, readonly [open: string, between: string, close: string]>> = {
  json: ['{"resourceType":"Bundle","entry":[', ',', ']}'],
  xml: ['<Bundle xmlns="http://hl7.org/fhir">', '', '</Bundle>'],
};

function written(entry: BundleEntry, format: WireFormat, write: Write): string {
  if (format === 'json') return write(entry as unknown as FhirResource, false);
  const [open, , close] = frames.xml;
  return write({ resourceType: 'Bundle', entry: [entry] } as unknown as Bundle, false).slice(
    open.length,
    -close.length,
  );
}

/** An entry as it stands in a Bundle of this form. */
function entryText(entry: BundleEntry, format: WireFormat, write: Write, texts: Texts | undefined): string {
  const { resource, fullUrl, search } = entry;
  if (resource === undefined || texts === undefined) return written(entry, format, write);
  return texts.text(resource as FhirResource, `${format} ${search?.mode} ${fullUrl}`, () =>
    written(entry, format, write),
  );
}

/** Entries as they stand in a Bundle of this form. */
export function entriesText(
  entries: readonly BundleEntry[],
  format: WireFormat,
  write: Write,
  texts: Texts | undefined,
): string {
  const [, between] = frames[format];
  let text = '';
  for (const entry of entries) {
    if (text !== '') text += between;
    text += entryText(entry, format, write, texts);
  }
  return text;
}

/** What stands before the first entry, between two entries and behind the last. */
export function around(head: Bundle, format: WireFormat, write: Write): readonly [string, string, string] {
  const [, between, close] = frames[format];
  const before = write(head, false).slice(0, format === 'json' ? -1 : -close.length);
  return [format === 'json' ? `${before},"entry":[` : before, between, close];
}

/** A Bundle of which the entries stand last. */
export function bundleText(bundle: Bundle, format: WireFormat, write: Write, texts: Texts | undefined): string {
  const { entry, ...head } = bundle;
  if (entry === undefined) return write(bundle, false);
  const [before, , close] = around(head, format, write);
  return before + entriesText(entry, format, write, texts) + close;
}
