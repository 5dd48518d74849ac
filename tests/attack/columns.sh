#!/usr/bin/env bash
# Every column that a program's account may write is held: a dossier's by its
# event, the rest by a trigger that is really tried here, as that account; or it
# stands below with the reason why nothing that is promised is read from it.  A
# new column or a new grant that is neither turns this red: one is planted.
set -uo pipefail
passed=0 failed=0
ok() { passed=$((passed + 1)); echo "ok - $1"; }
bad() { failed=$((failed + 1)); echo "not ok - $1"; }
root() { mariadb --no-defaults --socket="$VAR/run/mariadb.sock" -N motcua -e "$1" 2>&1; }
as() { [ "$1" != root ] || { root "$2"; return; }; mariadb --no-defaults --socket="$VAR/run/mariadb.sock" -N --user="$1" --password="$(cat "$VAR/secret/$1.pw")" motcua -e "$2" 2>&1; }

# Not held, and why: nothing that is promised, counted or signed is read from it.
free='account.* a person, changed by an administrator; account_history has each change
account_history.* append-only
dossier_counter.* a number taken twice is refused by the unique key of dossier
letter_counter.* a number taken twice is refused by the unique key of letter
desk_notice_counter.* a number taken twice is refused by the unique key of desk_notice
session.unit_id where its person stands, among the units of their roles
saved_filter.ended_at a person'"'"'s own words of an address
recovery_code.used_at a second factor, nothing of a dossier
unit.valid_to the tree of units; who answers for a dossier is the event'"'"'s
usual_time.* an estimate that is never an appointment
sweep_run.* how far the sweep has come
figure_day.* counted from the ledger, and held against it by motcua figures --from-zero; a stated day is shut (test_figures)
figure_month.* the sum of figure_day, held against it by the same
figure_mark.* how far the ledger is counted; goes on only'
is_free() { grep -qE "^($1\.\*|$1\.$2) " <<<"$free"; }

admin=$(root "SELECT account_id FROM account_role WHERE role='ADMIN' LIMIT 1") desk=$(root "SELECT account_id FROM account_role WHERE role='RECEPTION' LIMIT 1")
chair=$(root "SELECT account_id FROM account_role WHERE role='UBND_LEADER' LIMIT 1") # decides, signed in
unit=$(root "SELECT unit_id FROM account_role WHERE role='ADMIN' LIMIT 1") id=$(root "SELECT MIN(id) FROM dossier WHERE finished_at IS NULL AND clock='running'")
now="UTC_TIMESTAMP()"
# A new instance: the first sweep opens what is accounted for.
for _ in $(seq 120); do [ "$(root "SELECT COUNT(*) FROM accountability_round")" = 0 ] || break; sleep 1; done
# table, what brings a row to its end, which row: from then on nothing of it changes.
declare -A settle where
where[letter]="published_at IS NOT NULL" where[explanation]="closed_at IS NOT NULL" where[request]="closed_at IS NOT NULL" where[payment]="state='DA'"
where[session]="account_id=$desk" where[account_role]="valid_to IS NULL" where[calendar_day]="1" where[calendar_year]="1"
where[accountability_file]="measure='chuyen_vi_tri'" where[warning]="seen_by=$desk" where[correction]="form_key=REPEAT('k',16)" where[mismatch]="closed_by=$admin"
where[office_session]="valid_to IS NULL" where[shelf_count]="form_key=REPEAT('k',16)" where[calendar_change]="ground='thử cột'" where[accountability_round]="closed_by=$admin"
root "INSERT INTO session (digest,account_id,unit_id,created_at,last_at) SELECT RANDOM_BYTES(32),id,$unit,$now,$now FROM account WHERE id IN ($admin,$desk,$chair)"
trap 'root "UPDATE session SET ended_at=$now - INTERVAL 2 MINUTE WHERE account_id IN ($admin,$desk,$chair) AND ended_at IS NULL"' EXIT
settle[payment]="UPDATE payment SET state='DA', paid_at=$now, receipt_number='1' WHERE state='CHUA' LIMIT 1"
settle[session]="UPDATE session SET last_at=$now WHERE account_id=$desk AND ended_at IS NULL"
settle[warning]="UPDATE warning SET seen_at=$now, seen_by=$desk WHERE seen_at IS NULL LIMIT 1"
settle[correction]="INSERT INTO correction (form_key,dossier_id,kind,stop_seq,is_void,recorded_from,ground,proposed_by,proposed_unit,proposed_at,state) VALUES (REPEAT('k',16),$id,'gio_tiep_nhan',0,0,$now,'x',$desk,$unit,$now,'DE_NGHI'); UPDATE correction SET state='DA_DUYET', decided_by=$chair, decided_at=$now, words='', version=2 WHERE form_key=REPEAT('k',16)"
settle[mismatch]="INSERT INTO mismatch (kind,dossier_id,authority_id,unit_id,owner_id,seq,opened_at,due_at,state) VALUES ('thieu',$id,$unit,$unit,$desk,1,$now,$now,'MO'); UPDATE mismatch SET state='DA_XU_LY',outcome='da_tim_thay',words='đã tìm thấy ở tủ số ba của phòng',closed_by=$admin,closed_at=$now,version=version+1 WHERE dossier_id=$id AND kind='thieu' AND closed_at IS NULL"
settle[shelf_count]="INSERT INTO shelf_count (form_key,unit_id,authority_id,place,started_by,started_at) VALUES (REPEAT('k',16),$unit,$unit,'thử',$admin,$now); UPDATE shelf_count SET closed_by=$admin, closed_at=$now, outcome='xong' WHERE form_key=REPEAT('k',16)"
settle[calendar_change]="INSERT INTO calendar_change (what,day,kind,note,hours,ground,decided_on,issuer,published_at,proposed_by,proposed_at,state) VALUES ('ngay','2099-01-05','off','thử','','thử cột','2026-01-01','x','x',$admin,$now,'CHO'); UPDATE calendar_change SET state='TU_CHOI', decided_by=$chair, decided_at=$now WHERE ground='thử cột'"
settle[accountability_round]="UPDATE accountability_round SET said='x', said_at=$now, reviewed_by=$admin, reviewed_at=$now, handled_by=$admin, handled_at=$now, closed_by=$admin, closed_at=$now WHERE closed_at IS NULL AND said_at IS NULL AND lapsed_at IS NULL LIMIT 1"
# Of what the worker may write others bring it to its end: the owner, whom the same trigger refuses.
tried_by() { case $1 in mc_worker/accountability_round) echo root ;; *) echo "${1%%/*}" ;; esac; }

types=$(root "SELECT CONCAT(table_name,'.',column_name,' ',data_type) FROM information_schema.columns WHERE table_schema='motcua'")
other() { # table, column: another value that fits
	case $1.$2 in
	*.version) echo "version+5"; return ;;
	accountability_file.counted_n | accountability_file.lines_n) echo "$2-1"; return ;;
	accountability_file.round) echo "round+2"; return ;;
	session.ended_at | session.last_at) echo "COALESCE($2,$now) - INTERVAL 9 DAY"; return ;;
	esac
	case $(grep -m1 "^$1.$2 " <<<"$types") in
	*" datetime") echo "COALESCE($2,$now) - INTERVAL 9 DAY" ;;
	*" date") echo "COALESCE($2,DATE($now)) - INTERVAL 9 DAY" ;;
	*" binary") echo "REPEAT(CHAR(90),32)" ;;
	*int) echo "COALESCE($2,0)+1" ;;
	*) echo "IF(COALESCE($2,'')='','x',IF(REVERSE($2)=$2,'y',REVERSE($2)))" ;;
	esac
}

expression=$(root "SELECT generation_expression FROM information_schema.columns WHERE table_schema='motcua' AND table_name='dossier' AND column_name='projection'")
# As an event that changes nothing of the row says it, and with one column more.
follow() {
	echo "INSERT INTO event (dossier_id, seq, move, from_state, to_state, at, account_id, role, unit_id, holder_unit_id, holder_id, clock, due_after, note, data, projection, prev_hash, hash)
		SELECT id, last_seq+1, 'loi-dong-bo', state, state, $now, $desk, 'RECEPTION', holder_unit_id, holder_unit_id, holder_id, clock, due_at, '', '', projection, last_hash, REPEAT('f',32) FROM dossier WHERE id=$id;
		SELECT last_seq+1, at INTO @seq, @at FROM dossier d JOIN event e ON e.dossier_id=d.id AND e.seq=d.last_seq+1 WHERE d.id=$id;
		UPDATE dossier SET version=version+1, last_seq=@seq, last_at=@at, last_hash=REPEAT('f',32)$1 WHERE id=$id"
}
dossier_fault() { # column: nothing, or what is wrong; of two values for one column the last counts
	local said
	case $1 in
	last_* | version | state | holder_unit_id | holder_id | clock | due_at) ;;
	*) grep -q "\`$1\`" <<<"$expression" || { echo "is not in dossier.projection"; return; } ;;
	esac
	said=$(as mc_staff "BEGIN; $(follow ", $1=$(other dossier "$1")"); ROLLBACK")
	case $said in *1644*) ;; *) echo "could be written: ${said:0:150}" ;; esac
}
other_fault() { # account, table, column
	local w=${where[$2]:-} s=${settle[$2]:-} version='' said
	[ -n "$w" ] || { echo "is not declared"; return; }
	[ "$3" = version ] || ! grep -q "^$2.version " <<<"$types" || version=", version=version+1"
	said=$(as "$(tried_by "$1/$2")" "BEGIN; ${s:+$s;} UPDATE $2 SET $3=$(other "$2" "$3")$version WHERE $w LIMIT 1; SELECT ROW_COUNT(); ROLLBACK")
	case $said in *1644*) ;; *) echo "could be written: ${said:0:150}" ;; esac
}

granted() { root "SELECT SUBSTRING_INDEX(SUBSTRING(grantee,2),'''',1), table_name, column_name FROM information_schema.column_privileges WHERE table_schema='motcua' AND privilege_type='UPDATE' AND grantee LIKE '''mc\_%'
	UNION SELECT SUBSTRING_INDEX(SUBSTRING(p.grantee,2),'''',1), p.table_name, c.column_name FROM information_schema.table_privileges p JOIN information_schema.columns c USING (table_schema, table_name)
	WHERE p.table_schema='motcua' AND p.privilege_type='UPDATE' AND p.grantee LIKE '''mc\_%' ORDER BY 1,2,3"; }
fault_of() { if is_free "$2" "$3"; then :; elif [ "$2" = dossier ]; then dossier_fault "$3"; else other_fault "$1" "$2" "$3"; fi; }

said=$(as mc_staff "BEGIN; $(follow ""); ROLLBACK")
[ -z "$said" ] && ok "a control: an event that changes nothing may be followed" || bad "the control: $said"
for t in "${!settle[@]}"; do
	said=$(as mc_staff "BEGIN; ${settle[$t]}; SELECT COUNT(*) FROM $t WHERE ${where[$t]}; ROLLBACK")
	case $said in *ERROR* | 0 | "") bad "a control: a row of $t comes to its end: $said" ;; *) ok "a control: a row of $t comes to its end" ;; esac
done
n=0
while read -r account table column; do
	why=$(fault_of "$account" "$table" "$column")
	[ -z "$why" ] || bad "$account may write $table.$column: $why"
	n=$((n + 1))
done < <(granted)
[ "$failed" -eq 0 ] && ok "$n columns that a program may write are held, each tried"

# What the replay compares with a record (lib/domain/proof/record.c): every column.
recorded='letter letter_fault explanation accountability_event calendar_change'
unrecorded() { for t in $recorded; do grep "^$t\." <<<"$(root "SELECT CONCAT(table_name,'.',column_name) FROM information_schema.columns WHERE table_schema='motcua'")"; done |
	while read -r c; do LC_ALL=C grep -aqF "CONCAT('$c='" "$BUILD/bin/motcua" || echo "$c"; done; }
[ -z "$(unrecorded)" ] && ok "every column of letters, explanations and decisions is recorded" || bad "not recorded: $(unrecorded | tr '\n' ' ')"
for t in $recorded; do root "ALTER TABLE $t ADD COLUMN planted TINYINT NULL" >/dev/null; done
[ "$(unrecorded | grep -c planted)" = 5 ] && ok "a planted column of each is found" || bad "planted: $(unrecorded | tr '\n' ' ')"
for t in $recorded; do root "ALTER TABLE $t DROP COLUMN planted" >/dev/null; done

# Every moment that a program may write into a new row is of now.
said_elsewhere='dossier.returned_at dossier.reappointed_at dossier.adjusted_due_at dossier.last_at dossier.finished_at dossier.due_at dossier.first_due_at dossier.wait_due_at event.due_after
correction.recorded_from correction.recorded_to correction.would_due_at correction.true_to correction.true_from letter.new_due_at letter_fault.old_due_at request.due_at mismatch.due_at citizen_claim.due_at'
not_read='account.created_at recovery_code.used_at recovery_code.made_at saved_filter.created_at saved_filter.ended_at sign_in_attempt.at secret_attempt.at outbox.sent_at outbox.created_at sweep_run.started_at sweep_run.finished_at sweep_run.ended_to seal.at seal_check.at unit_contact.made_at figure_day.stated_at'
moments() { root "SELECT DISTINCT c.table_name, c.column_name, (SELECT GROUP_CONCAT(t.action_statement SEPARATOR ' ') FROM information_schema.triggers t WHERE t.trigger_schema='motcua' AND t.event_object_table=c.table_name)
	REGEXP CONCAT('(of_now|once|must|must_begin)\\\\([^;]*NEW\\\\.', c.column_name, '\\\\b') FROM information_schema.columns c JOIN information_schema.table_privileges p USING (table_schema, table_name)
	WHERE c.table_schema='motcua' AND c.data_type='datetime' AND p.privilege_type='INSERT' AND p.grantee LIKE '''mc\_%'"; }
loose() { moments | while read -r table column held; do [ "${held:-0}" = 1 ] || grep -qwF "$table.$column" <<<"$said_elsewhere $not_read" || echo "$table.$column"; done; }
[ -z "$(loose)" ] && ok "every moment of a new row is of now" || bad "of any day: $(loose | tr '\n' ' ')"

# Planted: a column of dossier and a grant on it, a grant on what was fixed, a moment.
root "ALTER TABLE dossier ADD COLUMN planted TINYINT NOT NULL DEFAULT 0; GRANT UPDATE (planted, first_due_at) ON motcua.dossier TO mc_staff@localhost;
	ALTER TABLE outbox ADD COLUMN planted_at DATETIME NULL; GRANT UPDATE (planted_at) ON motcua.outbox TO mc_staff@localhost" >/dev/null
found=$(granted | grep -E "planted|first_due_at" | while read -r a t c; do echo "$t.$c:$(fault_of "$a" "$t" "$c")"; done)
for want in "dossier.planted:is not in" "dossier.first_due_at:is not in" "outbox.planted_at:is not declared"; do
	case $found in *"$want"*) ok "a planted one is found: $want" ;; *) bad "not found: $want in $found" ;; esac
done
[ "$(loose)" = outbox.planted_at ] && ok "a planted moment is found" || bad "a planted moment: $(loose)"
root "REVOKE UPDATE (planted, first_due_at) ON motcua.dossier FROM mc_staff@localhost; REVOKE UPDATE (planted_at) ON motcua.outbox FROM mc_staff@localhost;
	ALTER TABLE dossier DROP COLUMN planted; ALTER TABLE outbox DROP COLUMN planted_at" >/dev/null
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
