#!/usr/bin/env bash
# A database of its own beside the instance's, for tests that fill or damage
# it: the tables, guards and views of this release, the catalogue copied over.
set -euo pipefail
cd "$(dirname "$0")/../.."
name=$1
sql() { mariadb --no-defaults --socket="$DB_SOCKET" --user="$(id -un)" "$@"; }
sql -e "DROP DATABASE IF EXISTS $name; CREATE DATABASE $name CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
[ "${2:-}" != drop ] || { sql -e "DROP DATABASE $name"; exit 0; }
# In the plan's own order, as sqitch deploys them.
mapfile -t migrations < <(sed -nE 's/^([a-z_]+) .*/sql\/migrations\/\1.sql/p' sql/sqitch.plan)
sql "$name" < <(cat "${migrations[@]}" sql/views/*.sql)
{
	echo "SET foreign_key_checks=0, sql_mode='', @mc_act='trial';" # a computed column is computed again
	for t in unit unit_field unit_succession calendar_year calendar_day calendar_before office_session rule_set rule escalation fee_tier \
		procedure_version procedure_channel procedure_fee procedure_document procedure_line; do
		echo "INSERT INTO $name.$t SELECT * FROM ${DB_NAME:-motcua}.$t;"
	done
} | sql
