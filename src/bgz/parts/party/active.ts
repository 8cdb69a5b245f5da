import { rowsOf } from '../../define/rows';

/** A party that others refer to is in use: only that it is not would be news. */
export const activeRow = rowsOf<object>().pair(
  {},
  () => ({}),
  (resource) => {
    resource.drop('active', true);
    return {};
  },
);
