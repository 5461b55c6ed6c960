/** Before every route but the probes. */
export const API_PREFIX = 'api/v1';
