const MAIL_ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** Exactly one plain mail address: no name, list, quote, comment or line break can pass, so nobody else can be addressed. */
export function isOneMailAddress(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && MAIL_ADDRESS.test(text);
}

/** A phone number as `+` and 8 to 15 digits; ten digits alone are a North American number. Undefined when it is neither. */
export function phoneNumber(text: string): string | undefined {
  if (!/^[+(\d][\d ().-]{7,24}$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (text.startsWith('+')) return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined;
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  return /^[2-9]\d{9}$/.test(national) ? `+1${national}` : undefined;
}
