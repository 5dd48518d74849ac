#!/usr/bin/env bash
# The sweep of the running worker, who may write what of it, and a worker that
# is killed in the middle: nobody is warned twice, nobody is forgotten.
set -uo pipefail
passed=0 failed=0
ok() { passed=$((passed + 1)); echo "ok - $1"; }
bad() { failed=$((failed + 1)); echo "not ok - $1"; }
is() { if [ "$2" = "$3" ]; then ok "$1"; else bad "$1: $2 instead of $3"; fi; }
root() { mariadb --no-defaults --socket="$VAR/run/mariadb.sock" -N motcua "$@" 2>&1; }
as() { mariadb --no-defaults --socket="$VAR/run/mariadb.sock" -N --user="$1" --password="$(cat "$VAR/secret/$1.pw")" motcua -e "$2" 2>&1; }
refused() { case $2 in *ERROR*) ok "$1" ;; *) bad "$1: $2" ;; esac; }
works() { case $2 in *ERROR*) bad "$1: $2" ;; *) ok "$1" ;; esac; }
until_() { # command: at most 20 seconds
	local i
	for i in $(seq 1 100); do "$@" && return 0; sleep 0.2; done
	return 1
}

grep -q 'event=foresight run=[0-9]* dossiers=[1-9][0-9]* warnings=[1-9][0-9]* explanations=[0-9]* uncovered=0 done=1' "$VAR/log/worker.log" &&
	ok "the worker has swept the open dossiers" || bad "worker.log: $(tail -2 "$VAR/log/worker.log")"
open=$(root -e "SELECT COUNT(*) FROM dossier WHERE finished_at IS NULL AND due_at < UTC_TIMESTAMP() - INTERVAL 40 DAY")
told=$(root -e "SELECT COUNT(DISTINCT d.id) FROM dossier d JOIN warning w ON w.dossier_id = d.id AND w.role = 'UBND_LEADER' WHERE d.finished_at IS NULL AND d.due_at < UTC_TIMESTAMP() - INTERVAL 40 DAY")
is "each leader knows of every dossier that is long late" "$told" "$open"

is "and every late dossier has its explanation open" "$(root -e "SELECT COUNT(*) FROM dossier d WHERE d.finished_at IS NULL AND DATE(d.due_at + INTERVAL 7 HOUR) < DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR) AND NOT EXISTS (SELECT 1 FROM explanation x WHERE x.dossier_id = d.id)")" 0

w=$(root -e "SELECT MIN(id) FROM warning WHERE seen_at IS NULL")
refused "mc_public cannot read warnings" "$(as mc_public "SELECT 1 FROM warning LIMIT 1")"
refused "mc_staff makes no warning" "$(as mc_staff "INSERT INTO warning (dossier_id, matter, subject, limit_day, offset_n, account_id, unit_id, role, needs_apology, day, created_at) VALUES (1, 'due', 0, '2026-01-01', 9, 1, 0, '', 0, '2026-01-01', '2026-01-01')")"
refused "mc_staff cannot say that it was about another day" "$(as mc_staff "UPDATE warning SET offset_n = 0 WHERE id = $w")"
refused "mc_staff removes none" "$(as mc_staff "DELETE FROM warning WHERE id = $w")"
refused "mc_worker cannot say that one was seen" "$(as mc_worker "UPDATE warning SET seen_at = UTC_TIMESTAMP() WHERE id = $w")"
refused "mc_worker reads not what a unit was asked" "$(as mc_worker "SELECT content FROM request LIMIT 1")"
refused "mc_staff does not change who is warned" "$(as mc_staff "UPDATE escalation SET to_n = 0")"
works "mc_staff notes that one was seen" "$(as mc_staff "UPDATE warning SET seen_at = UTC_TIMESTAMP(), seen_by = 1 WHERE id = $w")"
for statement in "UPDATE warning SET seen_at = UTC_TIMESTAMP() + INTERVAL 1 DAY WHERE id = $w" "UPDATE warning SET seen_at = NULL, seen_by = NULL WHERE id = $w" \
	"UPDATE warning SET account_id = 1 WHERE id = $w" "DELETE FROM warning WHERE id = $w"; do
	refused "the schema's owner cannot: $statement" "$(root -e "$statement")"
done

import() { "$BUILD/bin/motcua" import "$@" --var "$VAR" 2>&1; }
rows=$(grep -c '"matter"' sql/data/escalation.json)
case $(import escalation sql/data/escalation.json) in *"0 mới, 0 thay đổi, $rows giữ nguyên"*) ok "the same rows of escalation again change nothing" ;; *) bad "escalation changed" ;; esac
file=$(mktemp)
sed '0,/"every": 1/s//"every": 0/; 0,/"whom": "leader"/s//"whom": "boss"/' sql/data/escalation.json >"$file"
said=$(import escalation "$file")
case $said in *"escalations[0]"*every*"escalations[6]"*whom*) ok "a bad row is named by place and field" ;; *) bad "a bad row: $said" ;; esac

# A worker of our own, on a state folder that only lends the database.  The
# instance's stands still meanwhile.
at=$((1000 + RANDOM % 9000)) # an offset of this run alone
own=$(mktemp -d)
mkdir "$own/run" "$own/files"
ln -s "$VAR/secret" "$own/secret"
ln -s "$VAR/run/mariadb.sock" "$own/run/mariadb.sock"
theirs=$(cat "$VAR/run/worker.pid")
pid=
kill -STOP "$theirs"
trap 'kill -CONT "$theirs"; [ -z "$pid" ] || kill -9 "$pid" 2>/dev/null; root -e "DELETE FROM escalation WHERE legal_basis = \"tests\"; UPDATE warning SET seen_at = UTC_TIMESTAMP(), seen_by = 1 WHERE offset_n = -$at AND seen_at IS NULL"; rm -rf "$own" "$file"' EXIT
begin() { "$BUILD/bin/worker" --var "$own" >>"$own/log" 2>&1 & pid=$!; }
n() { root -e "SELECT COUNT(*) FROM warning WHERE offset_n = -$at"; }
waits() { [ "$(root -e "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")" -gt 0 ] 2>/dev/null; }
idle() { [ "$(root -e "SELECT COUNT(*) FROM information_schema.innodb_trx")" = 0 ]; }
swept() { [ -n "$(root -e "SELECT id FROM sweep_run WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT 1")" ]; }

# One row more for every dossier, and somebody who holds up the last of them.
root -e "INSERT INTO escalation (matter, whom, from_n, valid_from, every_n, legal_basis) VALUES ('due', 'leader', -$at, '2020-01-01', 30000, 'tests'); DELETE FROM sweep_run"
want=$(root -e "SELECT COUNT(*) FROM dossier WHERE finished_at IS NULL AND due_at IS NOT NULL")
before=$(n)
coproc HOLD { mariadb --no-defaults --socket="$VAR/run/mariadb.sock" -N --unbuffered motcua 2>&1; }
echo "BEGIN; INSERT INTO warning (dossier_id, matter, subject, limit_day, offset_n, account_id, unit_id, role, needs_apology, day, created_at) SELECT id, 'due', 0, DATE(due_at + INTERVAL 7 HOUR), -$at, 0, seat_id, 'UBND_LEADER', 0, '2026-01-01', '2026-01-01' FROM dossier WHERE finished_at IS NULL AND due_at IS NOT NULL ORDER BY id DESC LIMIT 1; SELECT 'held';" >&"${HOLD[1]}"
read -r -t 20 -u "${HOLD[0]}" said
is "a row is held" "$said" held
begin
until_ waits && ok "the sweep is in the middle" || bad "the sweep does not wait: $(tail -1 "$own/log")"
kill -9 "$pid"
wait "$pid" 2>/dev/null
pid=
echo "ROLLBACK; SELECT 'free';" >&"${HOLD[1]}"
read -r -t 20 -u "${HOLD[0]}" said
is "and free again" "$said" free
exec {HOLD[1]}>&-
until_ idle
done=$(root -e "SELECT COALESCE(MAX(after_id), 0) FROM sweep_run")
whole=$(root -e "SELECT COUNT(*) FROM dossier WHERE finished_at IS NULL AND due_at IS NOT NULL AND id <= $done")
is "of a page that was cut off nothing is left, of whole pages everything" "$(n)" "$((before + whole))"
begin
until_ swept && ok "the next worker finishes the sweep" || bad "no sweep: $(tail -2 "$own/log")"
is "every dossier is warned of" "$(($(n) - before))" "$want"
is "and none twice" "$(root -e "SELECT COUNT(*) FROM (SELECT 1 FROM warning WHERE offset_n = -$at GROUP BY dossier_id, unit_id, limit_day HAVING COUNT(*) > 1) x")" 0
again=$(root -e "SELECT COUNT(*) FROM warning")
root -e "DELETE FROM sweep_run"
until_ swept
is "once more on the same day says nothing new" "$(root -e "SELECT COUNT(*) FROM warning")" "$again"
kill "$pid"
wait "$pid" 2>/dev/null
pid=
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
