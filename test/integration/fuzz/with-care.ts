/**
 * How an operation is asked that would end its tester or the test. None is left out. `fresh`: each request comes from somebody new;
 * `headers`: the answer never ends, so that its head is heard and the rest cut off; `put-back`: what it changes for everybody is put back
 * after each request.
 */
export type Care = 'fresh' | 'headers' | 'put-back';

export const WITH_CARE: Readonly<Record<string, { readonly care: Care; readonly why: string }>> = {
  streamEvents: { care: 'headers', why: 'a stream of events goes on until somebody leaves' },
  endSession: { care: 'fresh', why: 'it signs its caller out' },
  endOtherSessions: { care: 'fresh', why: 'it signs the other windows of its caller out' },
  endOneSession: { care: 'fresh', why: 'the session may be the own one' },
  changePassword: { care: 'fresh', why: 'it ends the sessions of its caller' },
  updateProfile: { care: 'fresh', why: 'it changes what its caller is called and where notices go' },
  startSecondFactor: { care: 'fresh', why: 'its caller may have to enrol afterwards' },
  confirmSecondFactor: { care: 'fresh', why: 'it ends the sessions of its caller' },
  removeSecondFactor: { care: 'fresh', why: 'it ends the sessions of its caller' },
  updateSettings: { care: 'put-back', why: 'it can demand a second factor of everybody and shut addresses out' },
  rollBackSettings: { care: 'put-back', why: 'as updateSettings' },
};
