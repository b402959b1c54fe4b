import type { CriteriaFunction } from './criteria-function';

/** What follows the last @ of an e-mail address. */
export const emailDomain: CriteriaFunction = {
  id: 'email-domain',
  label: 'E-mail domain of',
  appliesTo: ['text'],
  type: 'text',
  ordered: false,
  zoned: false,
  read: (_facts, value) => {
    const at = typeof value === 'string' ? value.lastIndexOf('@') : -1;
    return typeof value === 'string' && at > 0 ? value.slice(at + 1) || undefined : undefined;
  },
};
