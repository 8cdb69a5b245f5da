/** The primitive types of STU3 (datatypes.html#primitive), and xhtml, which JSON writes as a string. */
const primitiveTypes: ReadonlySet<string> = new Set([
  ...['base64Binary', 'boolean', 'code', 'date', 'dateTime', 'decimal', 'id', 'instant', 'integer', 'markdown', 'oid'],
  ...['positiveInt', 'string', 'time', 'unsignedInt', 'uri', 'uuid', 'xhtml'],
]);

/** True for a type whose JSON form is a bare string, number or boolean, with a `_` twin for its id and extensions. */
export const isPrimitiveType = (type: string): boolean => primitiveTypes.has(type);
