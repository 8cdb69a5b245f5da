import { isJson, type Json, textOf } from '../fhir/json';

/** Elements about the copy that a server has, and a narrative made of the other elements (STU3 narrative-status): no content. */
export function withoutWrapping(json: Json): Json {
  const { meta, text, ...content } = json;
  const { versionId: _version, lastUpdated: _updated, ...claims } = isJson(meta) ? meta : {};
  const isRepeated = isJson(text) && ['generated', 'extensions', 'empty'].includes(textOf(text.status));
  return {
    ...content,
    ...(isJson(meta) ? Object.keys(claims).length > 0 && { meta: claims } : meta !== undefined && { meta }),
    ...(!isRepeated && text !== undefined && { text }),
  };
}
