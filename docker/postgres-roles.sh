#!/bin/bash
# Runs once, when the database is new: an owner that migrates, and an app that only reads and writes.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" <<'SQL'
create role undersigned_owner login password :'owner_password';
create role undersigned_app login password :'app_password';
create database undersigned owner undersigned_owner;
revoke all on database undersigned from public;
grant connect on database undersigned to undersigned_app;
SQL
