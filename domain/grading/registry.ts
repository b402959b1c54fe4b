import { addressCheck } from './checks/address';
import { commentsCheck } from './checks/comments';
import { emailCheck } from './checks/email';
import { ipAddressCheck } from './checks/ip-address';
import { phoneCheck } from './checks/phone';
import type { LocalCheck } from './local-check';
import type { GradingCheck } from './grading.schema';

export const GRADING_CHECK_OBJECTS: Readonly<Record<GradingCheck, LocalCheck>> = {
  address: addressCheck,
  phone: phoneCheck,
  email: emailCheck,
  'ip-address': ipAddressCheck,
  comments: commentsCheck,
};
