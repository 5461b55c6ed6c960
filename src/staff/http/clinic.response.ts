import type { Clinic, StoredClinic } from '../persistence/clinic.repository';

export class ClinicResponse {
  id: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  emergencyNumber: string;
  /** IANA name. */
  timezone: string;
  locale: string;

  static of(clinic: Clinic): ClinicResponse {
    return {
      id: clinic.id,
      name: clinic.name,
      country: clinic.country,
      emergencyNumber: clinic.emergencyNumber,
      timezone: clinic.timezone,
      locale: clinic.locale,
    };
  }
}

export class ClinicSettingsResponse extends ClinicResponse {
  version: number;

  static settings(clinic: StoredClinic): ClinicSettingsResponse {
    return { ...ClinicResponse.of(clinic), version: clinic.version };
  }
}
