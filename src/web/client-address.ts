/** Where a request comes from. X-Forwarded-For is believed only when the nearest hop is a proxy we were told of. */
import type { Context } from 'hono';
import { BlockList, isIP } from 'node:net';

const lists = new Map<string, BlockList>();

export function clientAddress(context: Context, trusted: readonly string[]): string {
  const nearest = addressOf((context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress);
  if (trusted.length === 0) return nearest;
  const list = listOf(trusted);
  const hops = [...(context.req.header('x-forwarded-for') ?? '').split(',').map(addressOf).filter((hop) => isIP(hop)), nearest];
  // From the near end: the first hop that is not one of our proxies is the client.
  for (let hop = hops.pop(); hop !== undefined; hop = hops.pop())
    if (hops.length === 0 || !list.check(hop, isIP(hop) === 6 ? 'ipv6' : 'ipv4')) return hop;
  return nearest;
}

const addressOf = (text: string | undefined): string => (text ?? '127.0.0.1').trim().replace(/^::ffff:/, '');

function listOf(trusted: readonly string[]): BlockList {
  const key = trusted.join(',');
  let list = lists.get(key);
  if (!list) {
    list = new BlockList();
    for (const range of trusted) {
      const [address = '', bits] = range.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      list.addSubnet(address, bits ? Number(bits) : family === 'ipv6' ? 128 : 32, family);
    }
    lists.set(key, list);
  }
  return list;
}
