#!/usr/bin/env bash
# Run once by the postgres image: the app's role, and the login that may act as it and as nothing else.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set password="$APP_PASSWORD" <<'SQL'
CREATE ROLE rhomboid_app NOLOGIN;
CREATE ROLE rhomboid_login LOGIN PASSWORD :'password' IN ROLE rhomboid_app;
SQL
