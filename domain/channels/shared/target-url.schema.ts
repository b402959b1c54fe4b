import { z } from 'zod';

/** http or https, without a user name or password in it: those belong to the authentication, where they are kept secret. */
function isTarget(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const web = url.protocol === 'http:' || url.protocol === 'https:';
  return web && url.username === '' && url.password === '' && url.hostname !== '';
}

export const targetUrlSchema = z
  .string()
  .max(2000)
  .refine(isTarget, 'must be an http or https address without user name and password');
