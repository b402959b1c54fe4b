/** A copy that is nothing but JSON. It reads through the proxies, so that whoever computes with it hears of every change inside. */
export const plainCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
