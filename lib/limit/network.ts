import ipaddr from 'ipaddr.js'

/** Whoever has one address of IPv6 has all of its /64. */
export function network(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address) // an IPv4 address that is written as one of IPv6 is that IPv4 address
  return parsed.kind() === 'ipv4' ? parsed.toString() : `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/64`)}/64`
}
