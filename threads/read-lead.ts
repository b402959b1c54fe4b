import { isHeavyLead, validateUncomputed } from '#domain/lead/heavy-lead';
import { type ReadLead, validateLead } from '#domain/lead/validate-lead';
import type { Lane } from './lane';

/** What all calculated fields and patterns of one lead may take together. */
const READING_MS = 1500;

/** Reads a lead's fields: here, unless something is calculated or long texts are looked through. What is not done in time is not, and the lead says so. */
export const readLeadIn =
  ({ pool, signal }: Lane, budgetMs = READING_MS): ReadLead =>
  async (document, raw, options) => {
    if (!isHeavyLead(document, raw)) return validateLead(document, raw, options);
    const outcome = await pool.run('read-lead', [document, raw, options], { budgetMs, signal });
    return outcome.kind === 'done' ? outcome.value : validateUncomputed(document, raw, options);
  };
