import { describe, expect, it } from 'vitest';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { medicalDeviceStu3, productStu3 } from '../../../src/bgz/medical-device/stu3';
import { readingOf } from '../reading';
import { holdWayBack } from '../way-back';

/** A use of a device as somebody else writes it, read; and what is left of it. */
function read(use: object) {
  const node = FhirNode.of({ resourceType: 'DeviceUseStatement', id: 'd-1', ...use }, 'DeviceUseStatement');
  return { draft: medicalDeviceStu3.from(node, readingOf([]).context), left: node.left() };
}

/** A product as somebody else writes it. */
function readProduct(device: object) {
  const node = FhirNode.of({ resourceType: 'Device', id: 'p-1', ...device }, 'Device');
  return { draft: productStu3.from(node, readingOf([]).context), left: node.left() };
}

describe('zib-MedicalDevice → MedicalDevice', () => {
  holdWayBack({ group: 'medicalDevices', stu3: medicalDeviceStu3 });

  it('reads a device that is only shown, and tells the reference', () => {
    expect(read({ device: { reference: 'Device/elsewhere', display: 'pacemaker' } })).toEqual({
      draft: { id: 'd-1', product: { productType: { nullFlavor: 'OTH', originalText: 'pacemaker' } } },
      left: ['DeviceUseStatement.device.reference'],
    });
  });

  it('takes an indication in words for a problem of that name, the same each time', () => {
    const once = read({ indication: [{ text: 'hartblok' }] });
    expect(once.draft.indications).toMatchObject([
      { problem: { problemName: { nullFlavor: 'OTH', originalText: 'hartblok' } } },
    ]);
    expect(read({ indication: [{ text: 'hartblok' }] })).toEqual(once);
    expect(once.left).toEqual([]);
  });

  it.each(['completed', 'entered-in-error'])('tells status %s, which the zib has no place for', (status) => {
    expect(read({ status }).left).toEqual(['DeviceUseStatement.status']);
  });

  const label = '(01)08714729961234(17)270600(10)LOT7(21)S9';

  it('knows what a UDI says, and tells what else is said', () => {
    const known = {
      identifier: [
        { system: 'urn:x', value: 'other' },
        { system: 'urn:y', value: label },
        { type: { coding: [{ system: 'http://hl7.org/fhir/identifier-type', code: 'SNO' }] }, value: 'S9' },
      ],
      udi: { carrierHRF: label, deviceIdentifier: '08714729961234' },
      lotNumber: 'LOT7',
      expirationDate: '2027-06',
    };
    const productId = [
      { system: 'urn:y', value: label },
      { system: 'urn:x', value: 'other' },
    ];
    expect(readProduct(known)).toEqual({ draft: { id: 'p-1', product: { productId } }, left: [] });
    expect(readProduct({ ...known, lotNumber: 'LOT8', udi: { ...known.udi, issuer: 'urn:z' } }).left).toEqual([
      'Device.lotNumber',
      'Device.udi.issuer',
    ]);
  });
});
