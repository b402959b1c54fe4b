import { hasCalculations, type ReadLead, validateLead, validateUncomputed } from '#domain/lead/validate-lead';
import type { Lane } from './lane';

/** What all calculated fields of one lead may take together. */
const READING_MS = 1500;

/** Reads a lead's fields: here, unless something is calculated. What is not calculated in time is blank, and the lead says so. */
export const readLeadIn =
  ({ pool, signal }: Lane, budgetMs = READING_MS): ReadLead =>
  async (document, raw, options) => {
    if (!hasCalculations(document)) return validateLead(document, raw, options);
    const outcome = await pool.run('read-lead', [document, raw, options], { budgetMs, signal });
    return outcome.kind === 'done' ? outcome.value : validateUncomputed(document, raw, options);
  };
