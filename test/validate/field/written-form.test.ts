import { collection, div, eachFieldCase, xml } from './support';

eachFieldCase({
  'XML may hold what no reader of FHIR looks at': [
    {
      what: 'processing instructions before, in and after the root',
      input: `<?xml version="1.0"?><?a b?>${xml('<?c?><active value="true"/><?d e="f"?>')}<?g?>`,
    },
    { what: 'comments', input: `<!-- a -->${xml('<!-- b --><active value="true"/>')}` },
  ],
  'XML reads blanks as its schema does, then as the type allows': [
    {
      what: 'blanks around a boolean and a number',
      input: xml('<active value=" true "/><multipleBirthInteger value=" 2 "/>'),
      told: ['warning xml-whitespace Patient.active', 'warning xml-whitespace Patient.multipleBirthInteger'],
    },
    {
      what: 'a number with a zero before it, which XML schema knows and STU3 does not',
      input: xml('<telecom><system value="phone"/><value value="1"/><rank value="02"/></telecom>'),
      told: ['error xml-value Patient.telecom[0].rank'],
    },
    {
      what: 'a boolean in capitals',
      input: xml('<active value="False"/>'),
      told: ['error xml-value Patient.active'],
    },
  ],
  'how a number is written counts': [
    {
      what: 'a decimal with an exponent, in JSON',
      input: '{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":2.5E-1}}',
      told: ['error primitive-format Observation.valueQuantity.value'],
    },
    {
      what: 'a decimal with an exponent, in XML',
      input:
        '<Observation xmlns="http://hl7.org/fhir"><status value="final"/><code><text value="x"/></code><valueQuantity><value value="2.5E-1"/></valueQuantity></Observation>',
      told: ['error xml-value Observation.valueQuantity.value'],
    },
    {
      what: 'a whole number with a point',
      input: '{"resourceType":"Patient","multipleBirthInteger":2.0}',
      told: ['error primitive-format Patient.multipleBirthInteger'],
    },
    {
      what: 'a rank with an exponent',
      input: '{"resourceType":"Patient","telecom":[{"system":"phone","value":"1","rank":1e1}]}',
      told: ['error primitive-format Patient.telecom[0].rank'],
    },
    {
      what: 'decimals with zeros at their end conform',
      input: '{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":-0.50}}',
    },
  ],
  'a narrative holds what txt-1 lists': [
    ...['<u>a</u>', '<s>a</s>', '<p><center>a</center></p>', '<table><tr><td><strike>a</strike></td></tr></table>'].map(
      (inside) => ({
        what: inside,
        input: { resourceType: 'Patient', text: div(inside) },
        told: ['error narrative-unsafe Patient.text.div'],
      }),
    ),
    ...['<a href="http://example.org" target="_blank">a</a>', '<p color="red">a</p>'].map((inside) => ({
      what: inside,
      input: { resourceType: 'Patient', text: div(inside) },
      told: ['error narrative-unsafe Patient.text.div'],
    })),
    {
      what: 'tables, lists, images and styles',
      input: {
        resourceType: 'Patient',
        text: div(
          '<table width="100%"><tr><td align="left" valign="top">a</td></tr></table><ul><li><b>b</b></li></ul><p style="color: red">c <tt>d</tt></p>',
        ),
      },
    },
  ],
  'an id of an element is unique in the resource and holds no blanks': [
    {
      what: 'the same id on a contact and on a name within it',
      input: { resourceType: 'Patient', contact: [{ id: 'c', name: { id: 'c', text: 'buurvrouw' } }] },
      told: ['error element-id-duplicate Patient.contact[0].name'],
    },
    {
      what: 'the same id on two primitives',
      input: {
        resourceType: 'Patient',
        gender: 'male',
        _gender: { id: 'x' },
        birthDate: '1950',
        _birthDate: { id: 'x' },
      },
      told: ['error element-id-duplicate Patient.birthDate'],
    },
    {
      what: 'a blank in it',
      input: { resourceType: 'Patient', name: [{ id: 'a b', family: 'Jansen' }] },
      told: ['error element-id-form Patient.name[0]'],
    },
    {
      what: 'the same id in two resources of a Bundle',
      input: collection(
        ...['1', '2'].map((id) => ({
          fullUrl: `https://epd.example/fhir/Patient/${id}`,
          resource: { resourceType: 'Patient', id, name: [{ id: 'n', text: 'naam' }] },
        })),
      ),
    },
  ],
});
