import type { GradingScale } from './grading.schema';

/** The scale of a new installation: 100 points; every grade is delivered except F, which a person looks at. */
export const DEFAULT_GRADING_SCALE: GradingScale = {
  v: 1,
  checks: [
    { check: 'address', enabled: true, points: 25 },
    { check: 'phone', enabled: true, points: 30 },
    { check: 'email', enabled: true, points: 25 },
    { check: 'ip-address', enabled: true, points: 10 },
    { check: 'comments', enabled: true, points: 10 },
  ],
  grades: [
    { grade: 'A', from: 90, action: 'deliver' },
    { grade: 'B', from: 75, action: 'deliver' },
    { grade: 'C', from: 55, action: 'deliver' },
    { grade: 'D', from: 30, action: 'deliver' },
    { grade: 'F', from: 0, action: 'qc' },
  ],
};
