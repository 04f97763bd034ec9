#!/bin/sh
# Runs once, when the database server is new: three databases. Each has an owner, who runs migrations, and a
# login role that makes, changes and drops nothing; coordination has a front of each side too. Nobody else is in.
# What each role may do with each table is set by "nabij migrate" (vault/grants.py).
# Passwords are read from files by psql itself: none stands in an environment or in a list of processes.
set -eu
secrets="${NABIJ_SECRETS:-/run/secrets}"
run() {
  psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres "$@"
}
role() {
  PASSWORD_FILE="$secrets/$2"
  export PASSWORD_FILE
  run --set=role="$1" <<'SQL'
\set password `cat "$PASSWORD_FILE"`
CREATE ROLE :"role" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD :'password';
-- The server's own log quotes no row of ours (vault/server_log.py).
ALTER ROLE :"role" SET log_statement = 'none';
ALTER ROLE :"role" SET log_min_duration_statement = '-1';
ALTER ROLE :"role" SET log_min_duration_sample = '-1';
ALTER ROLE :"role" SET log_duration = 'off';
ALTER ROLE :"role" SET log_parameter_max_length = '0';
ALTER ROLE :"role" SET log_min_messages = 'fatal';
ALTER ROLE :"role" SET log_min_error_statement = 'panic';
ALTER ROLE :"role" SET log_error_verbosity = 'terse';
SQL
}
for store in coordination side_a side_b; do
  role "$store" "db_$store"
  role "${store}_owner" "db_${store}_owner"
  run --set=store="$store" --set=owner="${store}_owner" <<'SQL'
CREATE DATABASE :"store" OWNER :"owner";
REVOKE ALL ON DATABASE :"store" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"store" TO :"store";
SQL
done
for side in a b; do
  role "nabij_${side}_front" "db_front_$side"
  run --set=front="nabij_${side}_front" <<'SQL'
GRANT CONNECT ON DATABASE coordination TO :"front";
SQL
done
run --command 'REVOKE ALL ON DATABASE postgres FROM PUBLIC'
