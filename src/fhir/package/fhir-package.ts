/** A resource as a package holds it. */
export type FhirResource = Readonly<Record<string, unknown>> & { readonly resourceType: string };

/** What a FHIR package holds: its name, its version and its resources; examples are left out. */
export interface FhirPackage {
  readonly name: string;
  readonly version: string;
  readonly resources: readonly FhirResource[];
  /** What the package holds beside definitions and codelists and is therefore not used, a line for each kind. */
  readonly notLoaded?: readonly string[];
}

/** How much of a package is read, in bytes after unpacking. */
export interface PackageLimits {
  /** All of the package; 256 MiB when left out. */
  readonly maxSize?: number;
  /** One file of it; 64 MiB when left out. */
  readonly maxFileSize?: number;
}

/** Thrown when a path holds no FHIR package; names the file at fault. */
export class FhirPackageError extends Error {
  override readonly name = 'FhirPackageError';
  /** Stable code of the error. */
  readonly code = 'fhir-package-unreadable';
}
