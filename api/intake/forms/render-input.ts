import type { FieldSettings, SystemField } from '#domain/fields/lead-type.schema';
import { CA_PROVINCES, US_STATES, type Region } from '#domain/fields/regions';
import { html, join, type Html } from './escape-html';

/** One input: where it stands in the lead, what was typed before, and what is wrong with it. */
export interface Input {
  readonly name: string;
  readonly settings: FieldSettings;
  readonly label: string;
  readonly help: string | undefined;
  readonly required: boolean;
  readonly value: string;
  readonly error: string | undefined;
}

/** What browsers may fill in by themselves, by system field. */
const AUTOCOMPLETE: Partial<Record<SystemField, string>> = {
  firstName: 'given-name',
  lastName: 'family-name',
  fullName: 'name',
  email: 'email',
  primaryPhone: 'tel',
  address: 'street-address',
  city: 'address-level2',
  state: 'address-level1',
  postalCode: 'postal-code',
  country: 'country-name',
};
/** Input type and keyboard by kind of field; text where nothing is named. */
const KINDS: Partial<Record<FieldSettings['kind'], readonly [type: string, keyboard: string]>> = {
  email: ['email', 'email'],
  phone: ['tel', 'tel'],
  money: ['text', 'decimal'],
  percentage: ['text', 'decimal'],
  decimal: ['text', 'decimal'],
  integer: ['text', 'numeric'],
  'large-integer': ['text', 'numeric'],
  'date-time': ['date', 'text'],
};

/** A labelled input with its help and error, each tied to it for screen readers. */
export function renderInput(input: Input): Html {
  const { name, settings, label, help, required, error } = input;
  const mark = required ? html`<span class="required" aria-hidden="true">*</span>` : null;
  const below = html`${help ? html`<p class="help" id="${name}-help">${help}</p>` : null}${error ? html`<p class="error" id="${name}-error">${error}</p>` : null}`;
  if (settings.kind === 'yes-no') {
    return html`<fieldset class="field${error ? ' wrong' : ''}"${described(input)}><legend>${label}${mark}</legend><div class="choices">${radio(input, 'yes', 'Yes')}${radio(input, 'no', 'No')}</div>${below}</fieldset>`;
  }
  return html`<div class="field${error ? ' wrong' : ''}"><label for="${name}">${label}${mark}</label>${control(input)}${below}</div>`;
}

function control(input: Input): Html {
  const { settings, value } = input;
  if (settings.kind === 'dropdown')
    return select(
      input,
      (settings.options ?? []).map((option) => [option.value, option.label ?? option.value]),
    );
  if (settings.kind === 'us-state') return select(input, regions(US_STATES));
  if (settings.kind === 'ca-province') return select(input, regions(CA_PROVINCES));
  if (settings.systemField === 'comments' || (settings.kind === 'text' && (settings.rule?.maxLength ?? 0) > 500)) {
    return html`<textarea${common(input)} rows="4"${most(settings)}>${value}</textarea>`;
  }
  const [type, keyboard] = KINDS[settings.kind] ?? ['text', 'text'];
  return html`<input type="${type}" inputmode="${keyboard}"${common(input)} value="${value}"${most(settings)}>`;
}

function select(input: Input, options: readonly (readonly [value: string, label: string])[]): Html {
  const lines = options.map(
    ([value, label]) =>
      html`<option value="${value}"${value === input.value ? html` selected` : null}>${label}</option>`,
  );
  return html`<select${common(input)}><option value="">Choose …</option>${join(lines)}</select>`;
}

const regions = (known: readonly Region[]): [string, string][] => known.map(({ code, name }) => [code, name]);

function radio({ name, value, required }: Input, own: string, label: string): Html {
  return html`<label class="choice"><input type="radio" name="${name}" value="${own}"${value === own ? html` checked` : null}${required ? html` required` : null}> ${label}</label>`;
}

function common(input: Input): Html {
  const fill = input.settings.systemField === undefined ? undefined : AUTOCOMPLETE[input.settings.systemField];
  return html` id="${input.name}" name="${input.name}"${input.required ? html` required` : null}${fill ? html` autocomplete="${fill}"` : null}${described(input)}`;
}

function described({ name, help, error }: Input): Html {
  const ids = [help ? `${name}-help` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return html`${error ? html` aria-invalid="true"` : null}${ids === '' ? null : html` aria-describedby="${ids}"`}`;
}

function most({ rule }: FieldSettings): Html | null {
  return rule?.maxLength === undefined ? null : html` maxlength="${rule.maxLength}"`;
}
