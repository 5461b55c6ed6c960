import type { Location } from '../persistence/location.repository';

export class LocationResponse {
  id: string;
  name: string;
  /** IANA name. */
  timezone: string;
  address: string | null;
  phone: string | null;
  version: number;

  static of({ id, name, timezone, address, phone, version }: Location): LocationResponse {
    return { id, name, timezone, address, phone, version };
  }
}
