import { z } from 'zod';
import type { SettingForm } from '#domain/channels/setting-form';
import type { Setting, SettingInput } from './setting';

type Wrapper = z.ZodOptional | z.ZodNullable | z.ZodDefault | z.ZodPrefault;
const isWrapper = (schema: unknown): schema is Wrapper =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodNullable ||
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodPrefault;

/** The schema without its defaults, and what all its layers say of the form; the outermost counts. */
function unwrap(schema: z.core.$ZodType): { readonly bare: z.core.$ZodType; readonly form: SettingForm } {
  const form = z.globalRegistry.get(schema)?.form ?? {};
  if (!isWrapper(schema)) return { bare: schema, form };
  const inner = unwrap(schema.unwrap());
  return { bare: inner.bare, form: { ...inner.form, ...form } };
}

function inputOf(bare: z.core.$ZodType, form: SettingForm): SettingInput | null {
  if (form.widget !== undefined) return 'widget';
  if (form.input !== undefined) return form.input;
  if (bare instanceof z.ZodEnum) return 'select';
  if (bare instanceof z.ZodBoolean) return 'switch';
  if (bare instanceof z.ZodNumber) return 'number';
  return bare instanceof z.ZodString ? 'text' : null;
}

interface Place {
  readonly above: string;
  readonly group: string;
  readonly answer: boolean;
}
const limitsOf = (bare: z.core.$ZodType, scale: number): Pick<Setting, 'minimum' | 'maximum'> => {
  const limit = (value: number | null): number | undefined =>
    value === null || !Number.isFinite(value) || Math.abs(value) === Number.MAX_SAFE_INTEGER
      ? undefined
      : value / scale;
  if (!(bare instanceof z.ZodNumber)) return { minimum: undefined, maximum: undefined };
  return { minimum: limit(bare.minValue), maximum: limit(bare.maxValue) };
};

function settingsAt(shape: Readonly<Record<string, z.core.$ZodType>>, place: Place): readonly Setting[] {
  return Object.entries(shape)
    .map(([name, schema]) => ({ name, schema, ...unwrap(schema) }))
    .filter(({ bare }) => !(bare instanceof z.ZodLiteral))
    .map((each) => ({ ...each, order: each.form.order ?? 0 }))
    .sort((a, b) => a.order - b.order)
    .flatMap(({ name, schema, bare, form }): readonly Setting[] => {
      const path = `${place.above}${name}`;
      const answer = form.answer ?? place.answer;
      const input = inputOf(bare, form);
      if (input === null && bare instanceof z.ZodObject)
        return settingsAt(bare.shape, { above: `${path}.`, group: form.group ?? name, answer });
      return [
        {
          path,
          input,
          form,
          group: form.group ?? place.group,
          answer,
          required: !z.safeParse(schema, undefined).success,
          optional: schema instanceof z.ZodOptional,
          choices: bare instanceof z.ZodEnum ? bare.options.map(String) : [],
          ...limitsOf(bare, form.scale ?? 1),
        },
      ];
    });
}

/** Every setting of a channel in the order of its form. What is always the same, such as the version, is none. */
export function channelSettings(schema: z.ZodType): readonly Setting[] {
  return schema instanceof z.ZodObject ? settingsAt(schema.shape, { above: '', group: 'request', answer: false }) : [];
}
