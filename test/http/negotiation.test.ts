import { describe, expect, it } from 'vitest';
import { preferredFormat } from '../../src/http/negotiation';

describe('a header that names one form', () => {
  it.each([
    'application/fhir+json',
    'application/json+fhir',
    'application/json',
    'text/json',
    'json',
    'application/fhir+xml',
    'application/xml+fhir',
    'application/xml',
    'text/xml',
    'xml',
    'application/pdf',
    'constructor',
  ])('is understood at a glance as it is when it is taken apart: %s', (accept) => {
    const apart = preferredFormat(`${accept};q=1`, undefined);
    expect(preferredFormat(accept, undefined)).toBe(apart);
    expect(apart).toBe(/json/.test(accept) ? 'json' : /xml/.test(accept) ? 'xml' : undefined);
    // What the address asks for goes before it.
    expect(preferredFormat(accept, 'xml')).toBe('xml');
  });
});
