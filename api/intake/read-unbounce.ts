import type { Json } from '#domain/kernel/json';
import { parseJson, type JsonLimits } from '#api/http/parse-json';

/**
 * Landing-page builders in Unbounce's manner post a form whose `data.json` holds the visitor's fields, each as a list of values; the
 * other pairs describe the page. Null when the form is an ordinary one. A field with one value becomes that value.
 */
export function readUnbounce(pairs: readonly [string, string][], limits: JsonLimits): { [name: string]: Json } | null {
  const data = pairs.find(([name]) => name === 'data.json');
  if (!data) return null;
  const parsed = parseJson(data[1], limits);
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return null;
  const page = pairs.filter(([name]) => !name.startsWith('data.') && /^[\w-]+$/.test(name));
  const fields = Object.entries(parsed).map(([name, value]): [string, Json] => [
    name,
    Array.isArray(value) && value.length === 1 ? (value[0] ?? null) : value,
  ]);
  return Object.fromEntries<Json>([...page, ...fields]);
}
