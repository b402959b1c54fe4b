/** Where the catalogue may have the label of a field, the nearest first: `priceMinor` of accounts is `deliveryAccounts.fields.price`. */
export function labelKeys(resource: string, path: string): readonly string[] {
  const screen = resource.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const last = path.split('.').at(-1) ?? path;
  const short = last.replace(/(Minor|Id)$/, '');
  const within = [`${screen}.fields.${last}`, `${screen}.fields.${short}`];
  // Beside the labels of its fields a screen has other words; only a field of its own is called like one of them.
  return path.includes('.') ? within : [...within, `${screen}.${last}`, `${screen}.${short}`, `names.${short}`];
}
