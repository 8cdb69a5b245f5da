// Written by `npm run docs` from the fields in zib.ts; do not edit.

import type { ProblemInside, ProblemInsideInput } from '../../problem/types';
import type { Identifier, IdentifierInput } from '../identifier/zib';

/**
 * What is accepted for AgreementReference. Points to an agreement or dispense by its identification number, which need
 * not be among this patient's records.
 */
export type AgreementReferenceInput = {
  /** 1..1. */
  readonly identification: IdentifierInput;
  /** 0..1. */
  readonly display?: string | null | undefined;
};

/**
 * AgreementReference. Points to an agreement or dispense by its identification number, which need not be among this
 * patient's records.
 */
export type AgreementReference = {
  /** 1..1. */
  readonly identification: Identifier;
  /** 0..1. */
  readonly display?: string;
};

/**
 * What is accepted for ProblemReference. Points to a Problem of the same patient: its record `id` and the name to show
 * (every FHIR reference needs a display), or the whole `problem` when it is not in the problem list.
 */
export type ProblemReferenceInput = {
  /** 0..1. */
  readonly id?: string | number | bigint | null | undefined;
  /** 0..1. */
  readonly display?: string | null | undefined;
  /** 0..1. */
  readonly problem?: ProblemInsideInput | null | undefined;
};

/**
 * ProblemReference. Points to a Problem of the same patient: its record `id` and the name to show (every FHIR reference
 * needs a display), or the whole `problem` when it is not in the problem list.
 */
export type ProblemReference = {
  /** 0..1. */
  readonly id?: string;
  /** 0..1. */
  readonly display?: string;
  /** 0..1. */
  readonly problem?: ProblemInside;
};

/** What is accepted for RecordReference. Points to a record of the same patient: its `id` and the name to show. */
export type RecordReferenceInput = {
  /** 1..1. */
  readonly id: string | number | bigint;
  /** 1..1. */
  readonly display: string;
};

/** RecordReference. Points to a record of the same patient: its `id` and the name to show. */
export type RecordReference = {
  /** 1..1. */
  readonly id: string;
  /** 1..1. */
  readonly display: string;
};
