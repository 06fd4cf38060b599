/** By insertion: mappings are small and mostly in order, and the built-in sort has a price even then. */
export function sortedNames(names: readonly string[]): readonly string[] {
  const result = [...names];
  if (result.length > 24) {
    return result.sort();
  }
  for (let index = 1; index < result.length; index++) {
    const name = result[index];
    let place = index;
    for (; place > 0 && result[place - 1] > name; place--) {
      result[place] = result[place - 1];
    }
    result[place] = name;
  }
  return result;
}
