import { describe } from 'vitest';
import { eachCase, type Json } from './fixtures/support';

const photo = (parts: Json): Json => ({ resourceType: 'Patient', photo: [{ contentType: 'image/png', ...parts }] });
const told = 'error attachment-size Patient.photo[0].size';

/** STU3 Attachment.size: the number of bytes of the data, before base64. */
describe('the size of an attachment', () => {
  eachCase([
    {
      what: 'one byte too many, as of the text in base64',
      broken: photo({ data: 'YWJj', size: 4 }),
      right: photo({ data: 'YWJj', size: 3 }),
      told,
    },
    { what: 'padding of one', broken: photo({ data: 'YWI=', size: 3 }), right: photo({ data: 'YWI=', size: 2 }), told },
    { what: 'padding of two', broken: photo({ data: 'YQ==', size: 0 }), right: photo({ data: 'YQ==', size: 1 }), told },
    {
      what: 'lines',
      broken: photo({ data: 'YWJj\r\nYWJj\n', size: 9 }),
      right: photo({ data: 'YWJj\r\nYWJj\n', size: 6 }),
      told,
    },
    {
      what: 'data that is no base64 has no size to compare with',
      broken: photo({ data: 'YWJ', size: 3 }),
      right: photo({ url: 'http://x.example/a', size: 7 }),
      told: 'error primitive-format Patient.photo[0].data',
    },
  ]);
});
