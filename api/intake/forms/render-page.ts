import type { FieldSettings, LeadTypeDocument } from '#domain/fields/lead-type.schema';
import type { LeadFormDocument } from '#domain/lead/lead-form.schema';
import { html, join, type Html } from './escape-html';
import { VIEW } from './page-view';
import { CONSENT, TRAP, type Submission } from './read-submission';
import { renderInput } from './render-input';

type Sent = Pick<Submission, 'values' | 'errors' | 'message'>;
const NOTHING: Sent = { values: new Map(), errors: new Map() };

/** The form, empty or as it was sent with what is wrong beside each field. `view`: the signed view that it carries. */
export function renderForm(
  slug: string,
  form: LeadFormDocument,
  type: LeadTypeDocument,
  view: string,
  sent: Sent = NOTHING,
): string {
  const shown = new Set<string>();
  const byName = new Map(type.fields.map((settings) => [settings.name, settings]));
  const fields = form.fields.flatMap((asked) => {
    const settings = byName.get(asked.field);
    if (!settings) return [];
    const labelled = {
      ...settings,
      label: asked.label ?? settings.label,
      required: settings.required || asked.required,
    };
    return [
      settings.kind === 'sub-fields'
        ? group(settings.name, labelled, asked.entries, sent, shown)
        : input(settings.name, labelled, asked.help, sent, shown),
    ];
  });
  const elsewhere = [...sent.errors]
    .filter(([name]) => !shown.has(name) && name !== CONSENT)
    .map(([, message]) => html`<li>${message}</li>`);
  return page(
    form.title,
    html`<h1>${form.title}</h1>${paragraphs(form.introduction, 'introduction')}${summary(sent, elsewhere)}
<form method="post" action="/f/${slug}" novalidate><input type="hidden" name="${VIEW}" value="${view}">${join(fields)}${consent(form, sent)}
<div class="trap" aria-hidden="true"><label for="${TRAP}">Leave this empty</label><input id="${TRAP}" name="${TRAP}" tabindex="-1" autocomplete="off"></div>
<button type="submit">${form.submitLabel}</button></form>`,
  );
}

/** The page after sending. `goOn`: where the visitor is taken next, at once. */
export function renderThanks(form: LeadFormDocument, reference: string | null, goOn: string | null): string {
  const refresh = goOn === null ? undefined : html`<meta http-equiv="refresh" content="0;url=${goOn}">`;
  const link = goOn === null ? null : html`<p><a href="${goOn}" rel="noreferrer">Continue</a></p>`;
  return page(
    form.title,
    html`<h1>${form.title}</h1><div class="thanks" role="status">${paragraphs(form.thankYou, '')}</div>${link}
${reference === null ? null : html`<p class="help">Your reference: <span class="reference">${reference}</span></p>`}`,
    refresh,
  );
}

/** A page that says why there is no form. */
export function renderNotice(title: string, message: string): string {
  return page(title, html`<h1>${title}</h1><p>${message}</p>`);
}

function input(name: string, settings: FieldSettings, help: string | undefined, sent: Sent, shown: Set<string>): Html {
  shown.add(name);
  const value = sent.values.get(name) ?? settings.default ?? '';
  return renderInput({
    name,
    settings,
    label: settings.label,
    help,
    required: settings.required,
    value,
    error: sent.errors.get(name),
  });
}

/** A repeating group as that many numbered entries; those left empty are none. */
function group(name: string, settings: FieldSettings, entries: number, sent: Sent, shown: Set<string>): Html {
  shown.add(name);
  const error = sent.errors.get(name);
  const asked = (settings.fields ?? []).filter(({ kind }) => kind !== 'calculated');
  const rows = Array.from({ length: entries }, (_, index) => {
    const inputs = asked.map((field) => {
      const path = `${name}[${index}].${field.name}`;
      const own = index === 0 && settings.required ? field : { ...field, required: false };
      return field.kind === 'sub-fields' ? group(path, own, 1, sent, shown) : input(path, own, undefined, sent, shown);
    });
    return html`<fieldset class="entry"><legend>${settings.label}${entries > 1 ? ` ${index + 1}` : ''}</legend>${join(inputs)}</fieldset>`;
  });
  return html`${error ? html`<p class="error">${error}</p>` : null}${join(rows)}`;
}

function consent(form: LeadFormDocument, sent: Sent): Html | null {
  if (form.consentText === '') return null;
  const error = sent.errors.get(CONSENT);
  return html`<div class="field consent${error ? ' wrong' : ''}"><label class="choice"><input type="checkbox" name="${CONSENT}" value="yes" required${sent.values.get(CONSENT) === 'yes' ? html` checked` : null}${error ? html` aria-invalid="true" aria-describedby="${CONSENT}-error"` : null}> <span>${form.consentText}</span></label>
${error ? html`<p class="error" id="${CONSENT}-error">${error}</p>` : null}</div>`;
}

function summary({ errors, message }: Sent, elsewhere: readonly Html[]): Html | null {
  if (errors.size === 0) return message ? html`<div class="summary" role="alert"><p>${message}</p></div>` : null;
  const count = errors.size === 1 ? 'One thing needs' : `${errors.size} things need`;
  return html`<div class="summary" role="alert"><p>${count} your attention before this can be sent.</p>${elsewhere.length > 0 ? html`<ul>${join(elsewhere)}</ul>` : null}</div>`;
}

function paragraphs(text: string, kind: string): Html {
  return join(
    text
      .split(/\n\s*\n|\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => html`<p class="${kind}">${line}</p>`),
  );
}

function page(title: string, content: Html, head?: Html): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">${head}
<title>${title}</title><link rel="stylesheet" href="/f/assets/form.css"></head><body><main>${content}</main></body></html>`
    .markup;
}
