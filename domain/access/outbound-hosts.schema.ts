import { z } from 'zod';

/** `buyer.example.com`, any name below one as `*.example.com`, an address as it stands in a link (`203.0.113.7`, `[2001:db8::7]`). */
const HOST = /^(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$|^\[[0-9a-f:.]+\]$/;

/** The hosts anything of a lead may be sent to; an empty list = all of them. */
export const outboundHostsSchema = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .max(253)
      .regex(HOST, 'Write a host such as buyer.example.com or *.example.com, without https:// and without a path.'),
  )
  .max(1000);
