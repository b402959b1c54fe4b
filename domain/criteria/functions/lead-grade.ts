import type { CriteriaFunction } from './criteria-function';

/** The grade the lead was given; unknown when it was not graded. */
export const leadGrade: CriteriaFunction = {
  id: 'grade',
  label: 'Grade',
  appliesTo: [],
  type: 'text',
  ordered: false,
  zoned: false,
  read: ({ grade }) => grade,
};
