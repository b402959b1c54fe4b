interface Control {
  readonly validity: { readonly customError: boolean };
  focus(): void;
  checkValidity(): boolean;
}

/**
 * Whether everything in a form can be read. The first control that holds something else than it takes gets the focus and says what is wrong;
 * what the API judges, such as a field that must not be empty, is left to it.
 */
export function isReadable(form: { querySelectorAll(name: 'input'): Iterable<Control> } | null): boolean {
  const wrong = [...(form?.querySelectorAll('input') ?? [])].find(({ validity }) => validity.customError);
  wrong?.focus();
  wrong?.checkValidity();
  return wrong === undefined;
}
