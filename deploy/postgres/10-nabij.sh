#!/bin/sh
# Runs once, when the database server is new: three databases, each with one role of its own and nobody else in.
# Passwords are read from files by psql itself: none stands in an environment or in a list of processes.
set -eu
for store in coordination side_a side_b; do
  PASSWORD_FILE="${NABIJ_SECRETS:-/run/secrets}/db_$store"
  export PASSWORD_FILE
  psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres --set=store="$store" <<'SQL'
\set password `cat "$PASSWORD_FILE"`
CREATE ROLE :"store" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE :"store" OWNER :"store";
REVOKE ALL ON DATABASE :"store" FROM PUBLIC;
SQL
done
psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --command 'REVOKE ALL ON DATABASE postgres FROM PUBLIC'
