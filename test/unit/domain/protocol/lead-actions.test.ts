import { actionAllowed, isLeadAction, LEAD_ACTIONS } from '#domain/protocol/lead-actions';

describe('lead actions', () => {
  it('know their own names and nothing else', () => {
    expect(isLeadAction('validate')).toBe(true);
    expect(isLeadAction('constructor')).toBe(false);
  });

  it.each([
    ['validate', 'qc', true],
    ['validate', 'closed', false],
    ['send-to', 'closed', true],
    ['delete', 'distributing', false],
    ['erase', 'qc', true],
    ['mark-failed', 'unresolved', true],
    ['mark-failed', 'closed', false],
    ['invalidate', 'distributing', false],
    ['reassign', 'distributing', false],
    ['transfer', 'qc', false],
    ['undelete', 'unresolved', false],
    ['run-automation', 'distributing', false],
    ['decide-return', 'qc', false],
    ['update-price', 'received', false],
  ] as const)('%s while %s: %s', (action, stage, allowed) => expect(actionAllowed(action, stage)).toBe(allowed));

  it('are each possible in some stage', () => {
    for (const stages of Object.values(LEAD_ACTIONS)) expect(stages.length).toBeGreaterThan(0);
  });
});
