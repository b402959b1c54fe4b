import { FIELD_TYPES } from '#domain/fields/registry';
import { fieldDefinitionSchema } from '#domain/fields/lead-type.schema';
import type { FieldProblem } from '#api/contract/problem';
import { refuse } from '#api/http/invalid-request';

/** Whom a request is about, as leads keep it. */
export interface Person {
  readonly email: string | null;
  readonly phone: string | null;
}
type Way = keyof Person;
const LABELS: Readonly<Record<Way, string>> = { email: 'The e-mail address', phone: 'The phone number' };

/** Reads what was typed as a source's post is read, so that both are compared in one form. Throws InvalidRequest, which never repeats it. */
export function readPerson(typed: { readonly [W in Way]?: string | undefined }): Person {
  const problems: FieldProblem[] = [];
  const read = (way: Way): string | null => {
    const raw = typed[way];
    if (!raw) return null;
    const settings = fieldDefinitionSchema.parse({ name: way, label: LABELS[way], kind: way });
    const parsed = FIELD_TYPES[way].parse(raw, settings);
    if (parsed.ok) return String(parsed.value);
    problems.push({ field: way, code: parsed.reason.code, message: parsed.reason.message });
    return null;
  };
  const person = { email: read('email'), phone: read('phone') };
  if (problems.length > 0) refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
  return person;
}
