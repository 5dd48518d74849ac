#!/usr/bin/env bash
# The database itself refuses: who may write what, what nobody may change, and
# the replay that finds whatever was changed behind its back.
set -uo pipefail
passed=0 failed=0
ok() { passed=$((passed + 1)); echo "ok - $1"; }
bad() { failed=$((failed + 1)); echo "not ok - $1"; }
root() { mariadb --no-defaults --socket="$VAR/run/mariadb.sock" -N motcua "$@" 2>&1; }
as() { mariadb --no-defaults --socket="$VAR/run/mariadb.sock" -N --user="$1" --password="$(cat "$VAR/secret/$1.pw")" motcua -e "$2" 2>&1; }
refused() { # sentence, output
	case $2 in *ERROR*) ok "$1" ;; *) bad "$1: $2" ;; esac
}
works() { case $2 in *ERROR*) bad "$1: $2" ;; *) ok "$1" ;; esac; }

# Grants, exactly: the written file is what the server says.
want=$(sed '/^--/d; /^REVOKE/d' sql/grants.sql | tr '\n' ' ' | sed 's/;/;\n/g' | sed -E 's/ +/ /g; s/^ //; s/`//g; s/ ?;$//; s/, /,/g' | sed '/^$/d' | sort)
have=$(for a in mc_public mc_staff mc_sign_in mc_worker; do root -e "SHOW GRANTS FOR $a@localhost" | grep -v '^GRANT USAGE'; done | sed -E 's/`//g; s/, /,/g' | sort)
norm() { awk '{ on = index($0, " ON "); list = substr($0, 7, on - 7); tail = substr($0, on); gsub(/\(/, "(", list)
	s = ""; depth = 0; n = 0
	for (i = 1; i <= length(list); i++) { c = substr(list, i, 1); if (c == "(") depth++; if (c == ")") depth--
		if (c == "," && !depth) { item[++n] = s; s = "" } else s = s c }
	item[++n] = s
	for (i = 1; i <= n; i++) { if (match(item[i], /\(/)) { m = split(substr(item[i], RSTART + 1, length(item[i]) - RSTART - 1), col, ",")
		asort(col); t = ""; for (j = 1; j <= m; j++) t = t (j > 1 ? "," : "") col[j]; item[i] = substr(item[i], 1, RSTART - 1) "(" t ")" } gsub(/ /, "", item[i]) }
	asort(item); out = ""; for (i = 1; i <= n; i++) out = out (i > 1 ? "," : "") item[i]; delete item; gsub(/ /, "", tail); print out tail }' | sort; }
if command -v gawk >/dev/null; then
	if [ "$(norm <<<"$want")" = "$(norm <<<"$have")" ]; then ok "grants are the written ones"; else bad "grants differ"; diff <(norm <<<"$want") <(norm <<<"$have") | head; fi
fi

code=$(root -e "SELECT code FROM dossier WHERE state='DANG_THU_LY' LIMIT 1")
id=$(root -e "SELECT id FROM dossier WHERE code='$code'")
for t in dossier applicant event audit account session dossier_paper submission attachment attachment_event; do
	refused "mc_public cannot read $t" "$(as mc_public "SELECT * FROM $t LIMIT 1")"
done
works "mc_public reads the status view" "$(as mc_public "SELECT code FROM public_status LIMIT 1")"
refused "mc_public cannot change anything of a dossier" "$(as mc_public "UPDATE public_status SET steps_done=5")"
refused "mc_staff cannot delete a dossier" "$(as mc_staff "DELETE FROM dossier WHERE id=$id")"
refused "mc_staff cannot change an event" "$(as mc_staff "UPDATE event SET note='x' WHERE dossier_id=$id")"
refused "mc_staff cannot delete an event" "$(as mc_staff "DELETE FROM event WHERE dossier_id=$id")"
refused "mc_staff cannot read or change the audit trail" "$(as mc_staff "UPDATE audit SET detail='x'")"
refused "mc_staff cannot change what reception fixed" "$(as mc_staff "UPDATE dossier SET received_at=received_at WHERE id=$id")"
refused "mc_staff cannot rename a file" "$(as mc_staff "UPDATE attachment SET name='x'")"
refused "mc_staff cannot delete a file's row" "$(as mc_staff "DELETE FROM attachment")"
refused "mc_staff cannot unsay a withdrawal" "$(as mc_staff "DELETE FROM attachment_event")"
paid() { as mc_staff "INSERT INTO payment (dossier_id, seq, kind, mode, amount, state, notice_file) SELECT $id, 250, '$1', 'thong_bao', 1000, 'CHUA', $2"; }
refused "no stop for money is without its notice" "$(paid nvtc NULL)"
case $(paid nvtc "(SELECT MIN(id) FROM attachment WHERE kind='thong_bao' AND dossier_id<>$id)") in *"a stop for money has its notice"*) ok "nor by that of another dossier" ;; *) bad "a stop by another dossier's notice" ;; esac
refused "mc_staff cannot change what a payment rests on" "$(as mc_staff "UPDATE payment SET notice_file=NULL")"
refused "mc_worker cannot read what a file is called" "$(as mc_worker "SELECT name FROM attachment LIMIT 1")"
works "mc_worker reads which files wait" "$(as mc_worker "SELECT id, digest FROM attachment WHERE scan='cho_quet'")"
refused "mc_staff cannot drop a table" "$(as mc_staff "DROP TABLE submission")"
refused "mc_worker cannot change a dossier" "$(as mc_worker "UPDATE dossier SET due_at=due_at WHERE id=$id")"
looked() { as mc_worker "BEGIN; UPDATE sweep_run SET ended_to=$1 ORDER BY id DESC LIMIT 1; ROLLBACK"; }
works "the sweep says up to when it has looked" "$(looked "UTC_TIMESTAMP()")"
case $(looked "'2099-01-01'")$(as mc_worker "INSERT INTO sweep_run (started_at, after_id, dossiers, warnings, ended_to) VALUES (UTC_TIMESTAMP(), 0, 0, 0, '2099-01-01')") in *"that is to come"*"that is to come"*) ok "but not at what is to come" ;; *) bad "the sweep has looked into the future" ;; esac
refused "mc_worker cannot read who it is about" "$(as mc_worker "SELECT * FROM applicant LIMIT 1")"
grep -q 'event=replay dossiers=[1-9][0-9]* events=[0-9]* faults=0' "$VAR/log/worker.log" && ok "the worker has replayed every clock" || bad "worker.log: $(tail -2 "$VAR/log/worker.log")"
admin=$(root -e "SELECT account_id FROM account_role WHERE role='ADMIN' LIMIT 1")
desk=$(root -e "SELECT account_id FROM account_role WHERE role='RECEPTION' LIMIT 1")
unit=$(root -e "SELECT unit_id FROM account_role WHERE role='ADMIN' LIMIT 1")
chair=$(root -e "SELECT account_id FROM account_role WHERE role='UBND_LEADER' AND account_id NOT IN (SELECT account_id FROM session WHERE COALESCE(ended_at, last_at) > UTC_TIMESTAMP() - INTERVAL 1 HOUR) LIMIT 1")
here() { root -e "INSERT INTO session (digest, account_id, unit_id, created_at, last_at) VALUES (RANDOM_BYTES(32), $1, $unit, UTC_TIMESTAMP(), UTC_TIMESTAMP())"; }
gone() { root -e "UPDATE session SET ended_at=UTC_TIMESTAMP() - INTERVAL 2 MINUTE WHERE account_id=$1 AND ended_at IS NULL"; }
wish() { as mc_staff "INSERT INTO withdrawal_wish (file_id, dossier_id, seq) SELECT $1, $id, 250"; }
case $(wish "(SELECT MIN(id) FROM attachment WHERE kind='don_rut' AND dossier_id<>$id)") in *"a wish to withdraw has its request"*) ok "no wish to withdraw is by another dossier's request" ;; *) bad "a wish by another dossier's request" ;; esac
here "$desk"
wished=$(as mc_staff "INSERT INTO event (dossier_id, seq, move, from_state, to_state, at, account_id, role, unit_id, holder_unit_id, clock, note, data, prev_hash, hash) SELECT dossier_id, 250, 'de-nghi-rut', to_state, 'RUT_CHO_DUYET', UTC_TIMESTAMP(), $desk, role, unit_id, holder_unit_id, 'paused', 'x', '', prev_hash, hash FROM event WHERE dossier_id=$id AND seq=1")
case $wished in *"a wish to withdraw has its request"*) ok "nor without one" ;; *) bad "a wish without a request: $wished" ;; esac
refused "mc_staff cannot change what a wish rests on" "$(as mc_staff "UPDATE withdrawal_wish SET seq=9")"
case $(as mc_staff "INSERT INTO attachment_event (attachment_id, what, at, account_id, reason) SELECT MIN(file_id), 'rut', UTC_TIMESTAMP(), NULL, 'x' FROM withdrawal_wish") in *"what a stop rests on stays"*) ok "nor take it away" ;; *) bad "the paper of a wish is taken away" ;; esac
for a in "$admin" "$desk" "$chair"; do here "$a"; done
granting() { echo "INSERT INTO account_role (account_id, role, unit_id, valid_from, granted_by, granted_at) VALUES ($1, 'CASHIER', $unit, $2, $3, UTC_TIMESTAMP())"; }
grant() { as mc_sign_in "$(granting "$@")"; }
tomorrow="DATE(UTC_TIMESTAMP() + INTERVAL $((31 + 24 * (RANDOM % 3000))) HOUR)"
refused "the sign-in part cannot make a role that nobody granted" "$(grant "$desk" "$tomorrow" NULL)"
refused "nor in the name of somebody who is no administrator" "$(grant "$admin" "$tomorrow" "$desk")"
refused "nor an administrator's own" "$(grant "$admin" "$tomorrow" "$admin")"
refused "nor for the past" "$(grant "$desk" "'2020-01-01'" "$admin")"
works "an administrator in office may grant from tomorrow" "$(as mc_sign_in "BEGIN; $(granting "$desk" "$tomorrow" "$admin"); INSERT INTO audit (at,account_id,subject_id,action,outcome,detail,request_id) VALUES (UTC_TIMESTAMP(),$admin,$desk,'role_granted','ok','','x'); COMMIT")"
for a in mc_staff mc_sign_in; do refused "$a cannot make a role begin earlier" "$(as $a "UPDATE account_role SET valid_from='2020-01-01' WHERE account_id=$desk")"; done
root -e "UPDATE account_role SET valid_to='2026-11-01' WHERE role='CASHIER' AND account_id=$desk"
for statement in "UPDATE account_role SET valid_to=NULL WHERE role='CASHIER' AND account_id=$desk" "UPDATE account_role SET role='ADMIN' WHERE account_id=$desk" \
	"DELETE FROM account_role WHERE account_id=$desk" "UPDATE account_history SET detail='x'" "DELETE FROM account_history"; do
	root -e "INSERT INTO account_history (account_id, at, action, detail) VALUES ($desk, UTC_TIMESTAMP(), 'test', 'thử')"
	refused "a role is ended, history is kept, also against the owner: ${statement%% WHERE*}" "$(root -e "$statement")"
done
# The one clock: even the columns it may write obey the ledger.
refused "mc_staff cannot move a due date without an event" "$(as mc_staff "UPDATE dossier SET due_at=due_at + INTERVAL 9 DAY, version=version+1, last_seq=last_seq+1 WHERE id=$id")"
refused "mc_staff cannot set a state without an event" "$(as mc_staff "UPDATE dossier SET state='DA_TRA_KQ', version=version+1, last_seq=last_seq+1 WHERE id=$id")"
refused "nor finish one in time" "$(as mc_staff "UPDATE dossier SET finished_at=first_due_at WHERE id=$id")"
for statement in "UPDATE event SET due_after=due_after + INTERVAL 1 DAY WHERE dossier_id=$id" "DELETE FROM event WHERE dossier_id=$id" \
	"UPDATE dossier SET due_at=due_at + INTERVAL 1 DAY WHERE id=$id" "UPDATE dossier SET first_due_at=first_due_at + INTERVAL 1 DAY, version=version+1, last_seq=last_seq+1 WHERE id=$id" \
	"DELETE FROM dossier WHERE id=$id" "UPDATE audit SET outcome='ok'" "DELETE FROM audit"; do
	refused "the schema's owner cannot: ${statement%% WHERE*}" "$(root -e "$statement")"
done

# Audit rows, seals and replays: nobody changes or removes one, the owner included.
fake="INSERT INTO seal VALUES (4000000,'2026-01-01 00:00:00',1,0,1,0,0,'','',REPEAT('a',32),REPEAT('b',32),0,0,'',0,NULL); INSERT INTO seal_check VALUES (4000000,'2026-01-01 00:00:00',0,0,0,0,'','','')"
for t in audit seal seal_check row_record; do
	column=$(case $t in audit) echo detail ;; seal) echo rows_n ;; row_record) echo act ;; *) echo faults ;; esac)
	for statement in "UPDATE $t SET $column=$column" "DELETE FROM $t" "REPLACE INTO $t SELECT * FROM $t"; do
		refused "the schema's owner cannot: ${statement%% SET*}" "$(root -e "BEGIN; $fake; $statement; ROLLBACK")"
		for a in mc_public mc_staff mc_sign_in mc_worker; do refused "$a cannot: ${statement%% SET*}" "$(as $a "$statement")"; done
	done
done
refused "mc_staff cannot write a seal" "$(as mc_staff "$fake")"
for a in mc_public mc_staff mc_sign_in mc_worker; do
	refused "$a cannot write a record of a row" "$(as $a "INSERT INTO row_record (at,source,row_key,what,digest,by_whom,act) VALUES (UTC_TIMESTAMP(),'rule','x','ins',NULL,'x','')")"
	refused "nor make its triggers anew" "$(as $a "CALL govern()")"
done
by_worker() { as mc_worker "BEGIN; INSERT INTO audit (at,account_id,action,outcome,detail,request_id) VALUES (UTC_TIMESTAMP(),$1,'$2','ok','','x'); ROLLBACK"; }
refused "mc_worker cannot write an audit row of what others do" "$(by_worker NULL read)"
refused "mc_worker cannot write one in anybody's name" "$(by_worker 1 explanation-open)"
[ -z "$(by_worker NULL explanation-open)" ] && ok "it says that it opened an explanation" || bad "the worker: $(by_worker NULL explanation-open)"
refused "a record is in its audit row" "$(as mc_staff "INSERT INTO record (kind,row_id,audit_id,said) SELECT 'letter',1,MAX(id),'x' FROM audit")"
refused "what was recorded stays, also against the owner" "$(root -e "UPDATE record SET said=''")$(root -e "DELETE FROM record" | sed s/ERROR/and/)"

# Office hours only end: by a confirmed decision, never for the past, once.
hours="UPDATE office_session SET valid_to" all="WHERE unit_id IS NULL AND valid_to IS NULL" by=$(root -e "SELECT GROUP_CONCAT(DISTINCT account_id) FROM account_role WHERE role='ADMIN'")
decided="INSERT INTO calendar_change (what,day,kind,note,hours,ground,decided_on,issuer,published_at,proposed_by,proposed_at,state) VALUES ('gio','2099-01-05','','','07:00-11:00','x','2026-01-01','x','x',${by%%,*},UTC_TIMESTAMP(),'CHO');
	UPDATE calendar_change SET state='DA_DUYET', decided_by=$chair, decided_at=UTC_TIMESTAMP(), counts_from=UTC_TIMESTAMP() WHERE day='2099-01-05'"
refused "mc_staff ends no hours without a decision" "$(as mc_staff "BEGIN; $hours='2099-01-04' $all; ROLLBACK")"
refused "nor on another day than it says" "$(as mc_staff "BEGIN; $decided; $hours='2099-01-05' $all; ROLLBACK")"
refused "nor for the past" "$(as mc_staff "BEGIN; ${decided//2099-01-05/2026-01-02}; $hours='2026-01-01' $all; ROLLBACK")"
[ -z "$(as mc_staff "BEGIN; $decided; $hours='2099-01-04' $all; ROLLBACK")" ] && ok "by its decision they end" || bad "hours: $(as mc_staff "BEGIN; $decided; $hours='2099-01-04' $all; ROLLBACK")"
refused "what has ended does not open again, for the owner either" "$(root -e "BEGIN; $hours='2099-01-04' $all; $hours=NULL WHERE valid_to='2099-01-04'; ROLLBACK")"
refused "nor does it end later" "$(root -e "BEGIN; $hours='2099-01-04' $all; $hours='2099-01-05' WHERE valid_to='2099-01-04'; ROLLBACK")"
refused "nor change otherwise" "$(root -e "BEGIN; UPDATE office_session SET opens=opens+1; ROLLBACK")"
grep -q 'event=seal-replay seals=[0-9]* rows=[0-9]* waiting=[0-9]* faults=0' "$VAR/log/worker.log" && ok "the worker has replayed the seals" || bad "worker.log: $(tail -2 "$VAR/log/worker.log")"

# What was signed, closed or answered stays; a new appointment is not a due date.
letter=$(root -e "SELECT id FROM letter WHERE stamped_at IS NOT NULL LIMIT 1")
explained=$(root -e "SELECT id FROM explanation WHERE closed_at IS NOT NULL LIMIT 1")
answered=$(root -e "SELECT id FROM request WHERE closed_at IS NOT NULL LIMIT 1")
for who in root mc_staff; do
	say() { if [ "$who" = root ]; then root -e "$1"; else as mc_staff "$1"; fi; }
	for statement in "UPDATE letter SET reason='x', version=version+1 WHERE id=$letter" "UPDATE letter SET new_due_at=NOW(), version=version+1 WHERE id=$letter" \
		"UPDATE letter SET state='DU_THAO', version=version+1 WHERE id=$letter" "UPDATE letter SET stamped_digest=REPEAT('y',32), version=version+1 WHERE id=$letter" \
		"UPDATE letter SET signer_id=drafted_by, version=version+1 WHERE id=$letter" "DELETE FROM letter WHERE id=$letter" "DELETE FROM letter_fault WHERE letter_id=$letter" \
		"UPDATE explanation SET words='x', version=version+1 WHERE id=$explained" "DELETE FROM explanation WHERE id=$explained" \
		"UPDATE accountability_event SET words='x'" "DELETE FROM accountability_event" "UPDATE request SET late_reason=NULL WHERE id=$answered" \
		"UPDATE dossier SET reappointed_at=NOW() WHERE id=$id" "UPDATE dossier SET due_at=COALESCE(reappointed_at,due_at+INTERVAL 1 DAY) WHERE id=$id"; do
		refused "$who cannot: ${statement%% WHERE*}" "$(say "$statement")"
	done
done

# Files of responsibility: what was heard, reviewed and decided stays.
opened=$(root -e "SELECT id FROM accountability_file WHERE state='MO' LIMIT 1")
[ -n "$opened" ] && ok "the worker has opened files of responsibility" || bad "no file of responsibility: $(grep event=accountability "$VAR/log/worker.log" | tail -2)"
officer=$(root -e "SELECT officer_id FROM accountability_file WHERE id=$opened")
file="UPDATE accountability_file SET version=version+1,"
for who in root mc_staff mc_worker; do
	say() { if [ "$who" = root ]; then root -e "$1"; else as "$who" "$1"; fi; }
	for statement in "$file counted_n=counted_n-1 WHERE id=$opened" "$file measure='kiem_diem' WHERE measure='chuyen_vi_tri'" "$file officer_id=officer_id+1 WHERE id=$opened" \
		"$file state='DA_DONG' WHERE id=$opened" "UPDATE accountability_file SET state='DA_NGHE' WHERE id=$opened" "DELETE FROM accountability_file WHERE id=$opened" \
		"UPDATE accountability_round SET reviewed_by=1, reviewed_at=NOW() WHERE file_id=$opened" "UPDATE accountability_round SET said='x', said_at=NOW(), lapsed_by=$officer WHERE file_id=$opened" \
		"UPDATE accountability_round SET round=2 WHERE file_id=$opened" "DELETE FROM accountability_round" "UPDATE accountability_file_dossier SET lateness=1" \
		"DELETE FROM accountability_file_dossier" "UPDATE accountability_file_event SET words='x'" "DELETE FROM accountability_file_event"; do
		refused "$who cannot: ${statement%% WHERE*}" "$(say "BEGIN; $statement; ROLLBACK")"
	done
done
refused "mc_public cannot read a file of responsibility" "$(as mc_public "SELECT * FROM accountability_file LIMIT 1")"
refused "mc_worker cannot read what an officer said" "$(as mc_worker "SELECT said FROM accountability_round LIMIT 1")"
refused "mc_staff cannot open a file" "$(as mc_staff "INSERT INTO accountability_file (officer_id, authority_id, quarter, unit_id, opened_at, measure, counted_n, lines_n, round, state) VALUES ($officer, 1, '2030-01-01', 1, NOW(), 'kiem_diem', 2, 2, 1, 'MO')")"
# A correction is decided once, by a second person, and adjusts only by an event.
proposal="INSERT INTO correction (form_key,dossier_id,kind,stop_seq,is_void,recorded_from,ground,proposed_by,proposed_unit,proposed_at,state) VALUES (REPEAT('k',16),$id,'gio_tiep_nhan',0,0,NOW(),'x',$desk,$unit,NOW(),'DE_NGHI')"
decided="UPDATE correction SET state='DA_DUYET', decided_by=$chair, decided_at=NOW(), words='', version=version+1 WHERE dossier_id=$id AND state='DE_NGHI'"
for who in root mc_staff; do
	say() { if [ "$who" = root ]; then root -e "$1"; else as mc_staff "$1"; fi; }
	works "$who proposes, another decides" "$(say "BEGIN; $proposal; $decided; ROLLBACK")"
	for statement in "$proposal; UPDATE correction SET state='DA_DUYET', decided_by=$desk, decided_at=NOW(), version=2 WHERE dossier_id=$id" \
		"$proposal; UPDATE correction SET state='DA_DUYET', version=2 WHERE dossier_id=$id" "$proposal; UPDATE correction SET ground='y', version=2 WHERE dossier_id=$id" \
		"$proposal; $decided; UPDATE correction SET state='TU_CHOI', version=3 WHERE dossier_id=$id" "$proposal; DELETE FROM correction" "$proposal; $proposal" \
		"${proposal/DE_NGHI/DA_DUYET}" "UPDATE dossier SET adjusted_due_at=first_due_at, adjust_n=1 WHERE id=$id" \
		"UPDATE dossier SET adjusted_due_at=first_due_at + INTERVAL 9 DAY, adjust_n=1, version=version+1, last_seq=last_seq+1 WHERE id=$id"; do
		said=${statement#"$proposal; "}
		refused "$who cannot: ${said:0:70}" "$(say "BEGIN; $statement; ROLLBACK")"
	done
done
# What was counted, found, claimed and settled stays; nobody settles a case
# about themselves.
d=$(root -e "SELECT MIN(id) FROM dossier WHERE returned_at IS NULL"); u=$(root -e "SELECT seat_desk_id FROM dossier WHERE id=$d")
shelf="INSERT INTO shelf_count (id,form_key,unit_id,authority_id,place,started_by,started_at,closed_by,closed_at,outcome) VALUES (4000000,RANDOM_BYTES(16),$u,$u,'thử',$admin,'2026-01-01',$admin,'2026-01-01','xong');
	INSERT INTO shelf_finding VALUES (4000000,$d,'thieu',$desk,1);
	INSERT INTO mismatch (id,kind,dossier_id,authority_id,unit_id,owner_id,seq,opened_at,due_at,state) VALUES (4000000,'chua_ghi_tra',$d,$u,$u,$desk,1,'2026-01-01','2026-01-05','MO');
	INSERT INTO mismatch_event (mismatch_id,at,role,action,words) VALUES (4000000,'2026-01-01','','mo','');"
claim="INSERT INTO citizen_claim (form_key,dossier_id,words,at,due_at) VALUES (RANDOM_BYTES(16),$d,'','2026-01-01','2026-01-05')"
settle="UPDATE mismatch SET state='DA_XU_LY',outcome='da_tim_thay',words='đã tìm thấy ở tủ số ba của phòng',closed_at='2026-01-02',version=version+1"
works "a case is settled by another" "$(root -e "BEGIN; $shelf $settle,closed_by=$admin WHERE id=4000000; ROLLBACK")"
works "a claim opens its case" "$(root -e "BEGIN; $claim; ROLLBACK")"
for statement in "$settle,closed_by=$desk WHERE id=4000000" "$settle,closed_by=$admin,due_at='2026-02-05' WHERE id=4000000" \
	"${settle/da_tim_thay/da_ghi_nhan},closed_by=$admin WHERE id=4000000" \
	"$settle,closed_by=$admin WHERE id=4000000; $settle,closed_by=$admin WHERE id=4000000" "UPDATE mismatch SET kind='thieu',version=version+1 WHERE id=4000000" "DELETE FROM mismatch WHERE id=4000000" \
	"UPDATE mismatch_event SET words='x'" "DELETE FROM mismatch_event" "UPDATE shelf_finding SET kind='thieu'" "DELETE FROM shelf_finding" \
	"UPDATE shelf_count SET closed_at='2026-01-02' WHERE id=4000000" "UPDATE shelf_count SET place='x' WHERE id=4000000" "DELETE FROM shelf_count WHERE id=4000000" \
	"INSERT INTO shelf_scan (count_id,code,at,account_id) VALUES (4000000,'x','2026-01-01',$admin)" "$claim; UPDATE citizen_claim SET words='x'" "$claim; DELETE FROM citizen_claim" \
	"INSERT INTO citizen_claim (form_key,dossier_id,words,at,due_at) VALUES (RANDOM_BYTES(16),$d,'','2026-01-01','2027-01-05')"; do
	refused "the schema's owner cannot: ${statement:0:60}" "$(root -e "BEGIN; $shelf $statement; ROLLBACK")"
done
for statement in "DELETE FROM mismatch" "UPDATE mismatch SET due_at=due_at" "INSERT INTO citizen_claim (form_key) VALUES ('x')" "UPDATE shelf_count SET place='x'" "DELETE FROM shelf_scan"; do
	refused "mc_staff cannot: $statement" "$(as mc_staff "$statement")"
done
for statement in "SELECT * FROM mismatch" "SELECT * FROM citizen_claim" "SELECT * FROM shelf_scan" "INSERT INTO mismatch (kind) VALUES ('x')"; do
	refused "mc_public cannot: $statement" "$(as mc_public "$statement")"
done

# A report that was sent and its receipt stay, whoever tries.
report="INSERT INTO late_report SELECT 4000000,REPEAT('k',16),id,'2019-01',1,id,'x',REPEAT('d',32),0,0,0,0,'',$admin,id,'2019-02-01 00:00:00',NULL FROM unit WHERE id=$unit; INSERT INTO late_report_receipt VALUES (4000000,$admin,$unit,'2019-02-02 00:00:00','',NULL)"
works "a report and its receipt can be written" "$(root -e "BEGIN; $report; ROLLBACK")"
for statement in "UPDATE late_report SET csv='y'" "UPDATE late_report SET late_n=9" "DELETE FROM late_report" "REPLACE INTO late_report SELECT * FROM late_report" \
	"UPDATE late_report_receipt SET note='y'" "DELETE FROM late_report_receipt"; do
	refused "the schema's owner cannot: $statement" "$(root -e "BEGIN; $report; $statement; ROLLBACK")"
	for a in mc_public mc_staff mc_worker; do refused "$a cannot: $statement" "$(as $a "$statement")"; done
done

# Late stays late for every account, even with an event forged to go with it.
late="(due_at + INTERVAL 7 HOUR) < DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR) AND is_provisional=0"
open_late=$(root -e "SELECT id FROM dossier WHERE finished_at IS NULL AND clock='running' AND DATE$late ORDER BY id LIMIT 1")
done_late=$(root -e "SELECT id FROM dossier WHERE finished_at IS NOT NULL AND DATE(finished_at + INTERVAL 7 HOUR) > DATE(due_at + INTERVAL 7 HOUR) ORDER BY id LIMIT 1")
firm=$(root -e "SELECT id FROM dossier WHERE finished_at IS NULL AND clock='running' AND is_provisional=0 AND NOT (DATE$late) ORDER BY id LIMIT 1")
[ -n "$firm" ] && [ -n "$open_late" ] && [ -n "$done_late" ] && ok "there is a late dossier that is open, and one that is done" || bad "no late dossiers to try"
row="in_transit|COALESCE(handler_id,'-')|is_provisional|COALESCE(TIMESTAMPDIFF(SECOND,'1970-01-01',finished_at),'-')|COALESCE(TIMESTAMPDIFF(SECOND,'1970-01-01',returned_at),'-')|steps_done|seat_id|seat_desk_id|seat_lead_id|sync_fault|proposal|supplement_n|requests_open|COALESCE(TIMESTAMPDIFF(SECOND,'1970-01-01',wait_due_at),'-')|fee_due|COALESCE(TIMESTAMPDIFF(SECOND,'1970-01-01',reappointed_at),'-')|reappoint_n|COALESCE(TIMESTAMPDIFF(SECOND,'1970-01-01',adjusted_due_at),'-')|adjust_n"
says() { # [column value]...: the row that an event says it leaves, as SQL
	local r="|$row|"
	while [ $# -gt 0 ]; do r=$(C="$1" V="$2" perl -pe 's/\|(?=[^|]*\b$ENV{C}\b)[^|]*\|/|$ENV{V}|/' <<<"$r"); shift 2; done
	r=${r#|}; echo "CONCAT_WS(',',$(tr '|' ',' <<<"${r%|}"))"
}
forge() { # dossier, when, to state, clock, due_after, row: an event that a program could have written, and its row
	echo "INSERT INTO event (dossier_id, seq, move, from_state, to_state, at, account_id, role, unit_id, holder_unit_id, holder_id, clock, due_after, note, data, projection, prev_hash, hash) SELECT id, last_seq+1, 'loi-dong-bo', state, $3, $2, $desk, 'RECEPTION', holder_unit_id, holder_unit_id, holder_id, $4, $5, '', '', ${6:-projection}, last_hash, REPEAT('f',32) FROM dossier WHERE id=$1"
}
follow() { echo "UPDATE dossier SET version=version+1, last_seq=last_seq+1, last_hash=REPEAT('f',32), last_at=$2, $3 WHERE id=$1"; }
now="UTC_TIMESTAMP()" later="UTC_TIMESTAMP() + INTERVAL 9 DAY" ended="'CO_KET_QUA'"
for who in root mc_staff mc_worker mc_public; do
	say() { if [ "$who" = root ]; then root -e "$1"; else as "$who" "$1"; fi; }
	[ "$who" = root ] && works "a control: such an event may be written when it changes no date" "$(say "BEGIN; $(forge "$open_late" "$now" state clock due_at "$(says proposal "'x'")"); $(follow "$open_late" "$now" "proposal='x'"); ROLLBACK")"
	refused "$who cannot move the date of a late dossier with an event" "$(say "BEGIN; $(forge "$open_late" "$now" state clock "$later"); $(follow "$open_late" "$now" "due_at=$later"); ROLLBACK")"
	refused "$who cannot take its date away by a pause" "$(say "BEGIN; $(forge "$open_late" "$now" state "'paused'" NULL); $(follow "$open_late" "$now" "clock='paused', due_at=NULL"); ROLLBACK")"
	refused "$who cannot write a result of another moment" "$(say "BEGIN; $(forge "$open_late" "$now" "$ended" "'stopped'" due_at "$(says finished_at "TIMESTAMPDIFF(SECOND,'1970-01-01',due_at)")"); $(follow "$open_late" "$now" "state=$ended, clock='stopped', finished_at=due_at"); ROLLBACK")"
	refused "$who cannot call a passed date provisional" "$(say "BEGIN; $(forge "$open_late" "$now" state clock due_at "$(says is_provisional 1)"); $(follow "$open_late" "$now" "is_provisional=1"); ROLLBACK")"
	refused "$who cannot call a firm date of a published year provisional" "$(say "BEGIN; $(forge "$firm" "$now" state clock due_at "$(says is_provisional 1)"); $(follow "$firm" "$now" "is_provisional=1"); ROLLBACK")"
	refused "$who cannot move the date of a late result" "$(say "BEGIN; $(forge "$done_late" "$now" state clock "$later"); $(follow "$done_late" "$now" "due_at=$later"); ROLLBACK")"
	refused "$who cannot make a late result earlier" "$(say "UPDATE dossier SET finished_at=due_at, version=version+1, last_seq=last_seq+1 WHERE id=$done_late")"
	refused "$who cannot let the story run backwards" "$(say "BEGIN; $(forge "$open_late" "last_at - INTERVAL 1 MINUTE" "$ended" "'stopped'" due_at); $(follow "$open_late" "last_at - INTERVAL 1 MINUTE" "state=$ended, clock='stopped', finished_at=last_at"); ROLLBACK")"
	[ "$who" = root ] || refused "$who cannot write an event of yesterday" "$(say "BEGIN; $(forge "$open_late" "$now - INTERVAL 1 DAY" state clock due_at); ROLLBACK")"
done
open="INSERT INTO session (digest, account_id, unit_id, created_at, last_at, is_proven) VALUES (RANDOM_BYTES(32), $desk, $unit, UTC_TIMESTAMP(), UTC_TIMESTAMP(), 1)"
look() { echo "INSERT INTO audit (at, account_id, action, outcome, detail, request_id) VALUES ($1, $desk, 'read', 'ok', '', 'x')"; }
here "$desk"
works "the program's account writes an event and a look of now" "$(as mc_staff "BEGIN; $(look "$now"); $(forge "$open_late" "$now" state clock due_at); ROLLBACK")"
gone "$desk"
refused "nor an event in the name of who is not signed in" "$(as mc_staff "BEGIN; $(forge "$open_late" "$now" state clock due_at); ROLLBACK")"
refused "nor a look of who is not signed in" "$(as mc_staff "BEGIN; $(look "$now"); ROLLBACK")"
for when in "$now - INTERVAL 1 DAY" "$now + INTERVAL 1 DAY"; do
	here "$desk"
	refused "nor an event of another day: $when" "$(as mc_staff "BEGIN; $(forge "$firm" "$when" state clock due_at); ROLLBACK")"
	refused "nor a look of another day: $when" "$(as mc_staff "BEGIN; $(look "$when"); ROLLBACK")"
	gone "$desk"
	refused "nor a session of another day: $when" "$(as mc_sign_in "BEGIN; ${open//UTC_TIMESTAMP()/$when}; ROLLBACK")"
done
refused "the count of what was written stays, also against the owner" "$(root -e "BEGIN; UPDATE written SET rows_n=rows_n-1; ROLLBACK")$(root -e "BEGIN; DELETE FROM written; ROLLBACK" | sed s/ERROR/and/)"

# Who signs in, and by what, is the sign-in part's: whoever holds mc_staff becomes nobody else.
half=${open/UTC_TIMESTAMP(), 1)/UTC_TIMESTAMP(), 0)}
for statement in "$open" "$half" "UPDATE session SET ended_at=UTC_TIMESTAMP()" "UPDATE session SET unit_id=unit_id" "UPDATE session SET is_proven=1" "UPDATE session SET digest=digest" "DELETE FROM session" \
	"SELECT password_hash FROM account" "SELECT totp_secret FROM account" "SELECT totp_step FROM account" "SELECT * FROM account" "SELECT 1 FROM account WHERE totp_secret LIKE 'A%'" \
	"UPDATE account SET password_hash='x'" "UPDATE account SET totp_secret=NULL" "UPDATE account SET is_active=1" "INSERT INTO account (login) VALUES ('x')" \
	"SELECT digest FROM recovery_code" "UPDATE recovery_code SET used_at=NULL" "INSERT INTO recovery_code VALUES ($desk,REPEAT('x',32),UTC_TIMESTAMP(),NULL)" \
	"SELECT * FROM sign_in_attempt" "INSERT INTO sign_in_attempt (login_digest,at,is_ok) VALUES (REPEAT('x',32),UTC_TIMESTAMP(),1)" \
	"INSERT INTO account_role (account_id,role,unit_id,valid_from,granted_by,granted_at) VALUES ($desk,'CASHIER',$unit,$tomorrow,$admin,UTC_TIMESTAMP())"; do
	case $(as mc_staff "BEGIN; $statement; ROLLBACK") in *"command denied to user 'mc_staff'"*) ok "mc_staff may not: ${statement:0:70}" ;; *) bad "mc_staff may: $statement" ;; esac
done
here "$desk"; here "$admin"
said_by() { as "$1" "BEGIN; INSERT INTO audit (at,account_id,action,outcome,detail,request_id) VALUES (UTC_TIMESTAMP(),$2,'$3','ok','','x'); ROLLBACK"; }
for action in sign_in sign_in_failed factor factor_failed factor_recovery factor_enrolled factor_reset recovery_renewed password_changed password_reset account_created account_edited \
	account_disabled account_enabled role_granted role_ended; do
	case $(said_by mc_staff "$admin" $action) in *"the sign-in part alone"*) ok "mc_staff does not say $action" ;; *) bad "mc_staff says $action" ;; esac
	works "the sign-in part does" "$(said_by mc_sign_in "$admin" $action)"
done
gone "$chair"
refused "nor it in the name of who is not signed in" "$(said_by mc_sign_in "$chair" password_changed)"
written() { as "$1" "BEGIN; INSERT INTO account_history (account_id,at,by_id,action,detail) VALUES ($desk,UTC_TIMESTAMP(),$2,'$3','x'); ROLLBACK"; }
works "mc_staff writes into a history that somebody delegated" "$(written mc_staff "$admin" delegated)"
refused "but not that a password was reset" "$(written mc_staff "$admin" password_reset)"
refused "nor anything in the name of who is not signed in" "$(written mc_staff "$chair" delegated)"
# The guards beneath the rights, with rights that nobody should have given.
root -e "GRANT INSERT, UPDATE ON session TO mc_staff@localhost; GRANT INSERT, UPDATE ON account TO mc_staff@localhost; GRANT INSERT, UPDATE ON recovery_code TO mc_staff@localhost; GRANT INSERT ON account_role TO mc_staff@localhost"
for statement in "$open" "$half" "UPDATE account SET is_active=1" "INSERT INTO account (login,name,title,password_hash,created_at) VALUES ('x','x','x','x',UTC_TIMESTAMP())" \
	"INSERT INTO recovery_code VALUES ($desk,REPEAT('x',32),UTC_TIMESTAMP(),NULL)" \
	"INSERT INTO account_role (account_id,role,unit_id,valid_from,granted_by,granted_at) VALUES ($desk,'CASHIER',$unit,$tomorrow,$admin,UTC_TIMESTAMP())"; do
	case $(as mc_staff "BEGIN; $statement; ROLLBACK") in *"the sign-in part alone"*) ok "nor by its rights: ${statement:0:60}" ;; *) bad "by rights alone: $statement: $(as mc_staff "BEGIN; $statement; ROLLBACK")" ;; esac
done
root -e "REVOKE ALL ON session FROM mc_staff@localhost; REVOKE ALL ON account FROM mc_staff@localhost; REVOKE ALL ON recovery_code FROM mc_staff@localhost; REVOKE ALL ON account_role FROM mc_staff@localhost"
root <sql/grants.sql
works "the sign-in part makes a session" "$(as mc_sign_in "BEGIN; $open; ROLLBACK")"
refused "but none that has ended" "$(as mc_sign_in "BEGIN; INSERT INTO session (digest,account_id,unit_id,created_at,last_at,ended_at) VALUES (REPEAT('x',32),$desk,$unit,$now,$now,$now); ROLLBACK")"
for statement in "digest=REPEAT('x',32)" "account_id=$admin" "created_at=created_at + INTERVAL 1 HOUR" "is_proven=0"; do
	case $(root -e "BEGIN; UPDATE session SET $statement WHERE account_id=$desk AND ended_at IS NULL; ROLLBACK") in *"a session stays whose it is"*) ok "a session stays, also against the owner: ${statement%%=*}" ;; *) bad "a session changed: $statement" ;; esac
done
root -e "UPDATE session SET ended_at=UTC_TIMESTAMP() - INTERVAL 2 MINUTE WHERE account_id=$desk AND ended_at IS NULL; ${half/UTC_TIMESTAMP(), 0)/UTC_TIMESTAMP(), 0)}"
refused "who is half-way through signing in does nothing by mc_staff" "$(as mc_staff "BEGIN; $(look "$now"); ROLLBACK")"
gone "$desk"

# Who decides holds the office and is signed in; nothing is given that is not held.
here "$admin"; here "$desk"; here "$chair"
handler=$(root -e "SELECT account_id FROM account_role WHERE role='HANDLER' LIMIT 1") seat=$(root -e "SELECT unit_id FROM account_role WHERE role='UBND_LEADER' AND account_id=$chair LIMIT 1")
today="DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR)"
day_off() { echo "INSERT INTO calendar_change (what,day,kind,note,hours,ground,decided_on,issuer,published_at,proposed_by,proposed_at,state) VALUES ('ngay','2099-02-03','off','bão','','x','2026-01-01','x','x',$1,UTC_TIMESTAMP(),'CHO'); UPDATE calendar_change SET state='DA_DUYET', decided_by=$2, decided_at=UTC_TIMESTAMP(), counts_from=UTC_TIMESTAMP() WHERE day='2099-02-03'"; }
lend() { echo "INSERT INTO delegation (from_id,to_id,role,unit_id,valid_from,valid_to,scope,scope_value,decision_no,ground,made_by,made_at) VALUES ($1,$2,'UBND_LEADER',$seat,$3,'2099-12-31','all','','1','x',$4,UTC_TIMESTAMP())"; }
draft="INSERT INTO letter (form_key,kind,authority_id,lead_unit_id,state,reason,cause,responsible_unit_id,co_reason,drafted_by,drafted_at) SELECT REPEAT('g',16),'tre_han',seat_id,seat_lead_id,'DU_THAO','x','x',seat_lead_id,'',$handler,UTC_TIMESTAMP() FROM dossier WHERE id=$open_late"
cover="INSERT INTO letter_fault (letter_id,dossier_id,fault,old_due_at) SELECT l.id,d.id,'tre_han',d.due_at FROM letter l JOIN dossier d ON d.id=$open_late WHERE l.form_key=REPEAT('g',16)"
signs() { echo "UPDATE letter SET state='DA_KY', signer_id=$1, signed_at=UTC_TIMESTAMP(), number=999999, year=2026, version=version+1 WHERE form_key=REPEAT('g',16)"; }
stamps="UPDATE letter SET state='DA_DONG_DAU', stamped_at=UTC_TIMESTAMP(), stamped_digest=RANDOM_BYTES(32), stamped_pages=1, version=version+1 WHERE form_key=REPEAT('g',16)"
heard="UPDATE explanation SET state='DA_DONG', class='don_vi', cause='a', words='x', classified_by=$chair, classified_at=UTC_TIMESTAMP(), closed_by=$chair, closed_at=UTC_TIMESTAMP(), version=version+1 WHERE id=(SELECT e.id FROM (SELECT id FROM explanation WHERE closed_at IS NULL AND officer_id IS NOT NULL AND officer_at IS NULL AND absent_at IS NULL LIMIT 1) e)"
[ "$(root -e "SELECT COUNT(*) > 0 FROM explanation WHERE closed_at IS NULL AND officer_id IS NOT NULL AND officer_at IS NULL AND absent_at IS NULL")" = 1 ] && ok "an officer is still to be heard" || bad "no explanation to try"
works "two in office decide a day off" "$(as mc_staff "BEGIN; $(day_off "$admin" "$chair"); ROLLBACK")"
kept() { echo "INSERT INTO calendar_before (until,day,is_year,kind,note,changed_by,ground) SELECT counts_from,'${1:-2099-02-03}',0,'${2:-}','',${3:-$chair},'x' FROM calendar_change WHERE day='2099-02-03' AND ground='x'"; }
works "what the calendar was goes with its decision" "$(as mc_staff "BEGIN; $(day_off "$admin" "$chair"); $(kept); ROLLBACK")"
for statement in "INSERT INTO calendar_before (until,day,is_year,kind,note,changed_by,ground) VALUES (UTC_TIMESTAMP(),'2099-02-03',0,'','',$chair,'x')" "$(day_off "$admin" "$chair"); $(kept 2099-02-04)" \
	"$(day_off "$admin" "$chair"); $(kept 2099-02-03 off)" "$(day_off "$admin" "$chair"); $(kept 2099-02-03 '' "$admin")" "$(day_off "$admin" "$chair"); $(kept); $(kept)"; do
	case $(as mc_staff "BEGIN; $statement; ROLLBACK") in *"the calendar as it was follows"*) ok "not otherwise: ${statement: -90}" ;; *) bad "the calendar as it was: $statement" ;; esac
done
case $(as mc_staff "BEGIN; UPDATE calendar_change SET state='TU_CHOI', decided_by=$chair, decided_for=$desk, decided_at=UTC_TIMESTAMP() WHERE state='CHO' LIMIT 1; $(day_off "$admin" "$chair" | sed "s/proposed_by,proposed_at/proposed_by,proposed_for,proposed_at/; s/$admin,UTC/$admin,$desk,UTC/"); ROLLBACK") in
*"who stands in has a delegation"*) ok "nobody proposes for whom they have no delegation from" ;; *) bad "a proposal for anybody" ;; esac
case $(as mc_staff "BEGIN; INSERT INTO audit (at,action,outcome,detail,request_id) VALUES (UTC_TIMESTAMP() - INTERVAL 3 MINUTE,'read','ok','','x'); ROLLBACK") in *"is written when it happens"*) ok "nothing is of three minutes ago" ;; *) bad "a row of three minutes ago" ;; esac
works "one of a minute ago is" "$(as mc_staff "BEGIN; INSERT INTO audit (at,action,outcome,detail,request_id) VALUES (UTC_TIMESTAMP() - INTERVAL 1 MINUTE,'read','ok','','x'); ROLLBACK")"
works "a leader lends the office held" "$(as mc_staff "BEGIN; $(lend "$chair" "$desk" "$today" "$chair"); ROLLBACK")"
works "a leader signs a draft with what it covers" "$(as mc_staff "BEGIN; $draft; $cover; $(signs "$chair"); ROLLBACK")"
for statement in "$(day_off "$desk" "$chair")" "$(day_off "$admin" "$desk")" "$(lend "$handler" "$desk" "$today" "$admin")" "$(lend "$chair" "$desk" "'2026-01-01'" "$chair")" \
	"$(lend "$chair" "$desk" "$today" "$desk")" "$draft; $cover; $(signs "$desk")" "$draft; $cover; $(signs "$chair"); $stamps" "$draft; $(signs "$chair"); $cover" "$heard" \
	"INSERT INTO letter_fault (letter_id,dossier_id,fault,old_due_at) SELECT $letter,id,'tre_han',due_at FROM dossier WHERE id=$open_late" \
	"UPDATE unit SET valid_to='2026-01-01' WHERE id=$unit" "UPDATE unit SET valid_to=NULL WHERE valid_to IS NOT NULL" "INSERT INTO calendar_year (year,is_published,notice) VALUES (2098,1,'x')"; do
	refused "mc_staff cannot: ${statement:0:60}…${statement: -60}" "$(as mc_staff "BEGIN; $statement; ROLLBACK")"
done
gone "$chair"
for statement in "$(day_off "$admin" "$chair")" "$(lend "$chair" "$desk" "$today" "$chair")" "$draft; $cover; $(signs "$chair")"; do
	refused "nor in the name of a leader who is not signed in: ${statement:0:40}" "$(as mc_staff "BEGIN; $statement; ROLLBACK")"
done

# Behind the triggers' back, on a copy: the replay names the row.
verify() { "$BUILD/bin/motcua" verify --var "$VAR" 2>&1; }
case $(verify) in *" 0 faults"*) ok "the replay is clean before" ;; *) bad "the replay is not clean before" ;; esac
tamper() { # sentence, statement, its undoing
	root -e "DROP TRIGGER event_no_update; DROP TRIGGER dossier_follows_ledger; DROP TRIGGER dossier_adjusted_by_event; DROP TRIGGER dossier_late_stays_late; DROP TRIGGER dossier_is_what_its_event_says" >/dev/null
	root -e "$2" >/dev/null
	local said; said=$(verify)
	case $said in *"first: dossier $code"*) ok "found: $1" ;; *) bad "not found: $1: $said" ;; esac
	root -e "$3" >/dev/null
	root -e "CREATE OR REPLACE TRIGGER event_no_update BEFORE UPDATE ON event FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT='events are append-only'" >/dev/null
	(cd sql/migrations && cat casework_guards.sql correction.sql late_guards.sql held.sql moments.sql bounds.sql sign_in.sql) | root >/dev/null
}
at="WHERE dossier_id=$id AND seq=2" lead=$(root -e "SELECT lead_unit_id FROM dossier WHERE id=$id")
tamper "a changed note" "UPDATE event SET note=CONCAT(note,'x') $at" "UPDATE event SET note=LEFT(note,CHAR_LENGTH(note)-1) $at"
tamper "a changed time" "UPDATE event SET at=at - INTERVAL 1 MINUTE $at" "UPDATE event SET at=at + INTERVAL 1 MINUTE $at"
tamper "a changed due date in the ledger" "UPDATE event SET due_after=due_after + INTERVAL 1 DAY $at" "UPDATE event SET due_after=due_after - INTERVAL 1 DAY $at"
tamper "another actor" "UPDATE event SET account_id=account_id+1 $at" "UPDATE event SET account_id=account_id-1 $at"
tamper "a due date moved in the row" "UPDATE dossier SET due_at=due_at + INTERVAL 1 DAY WHERE id=$id" "UPDATE dossier SET due_at=due_at - INTERVAL 1 DAY WHERE id=$id"
tamper "an earlier reception" "UPDATE dossier SET received_at=received_at + INTERVAL 1 DAY WHERE id=$id" "UPDATE dossier SET received_at=received_at - INTERVAL 1 DAY WHERE id=$id"
tamper "another receipt secret" "UPDATE dossier SET secret_digest=REVERSE(secret_digest) WHERE id=$id" "UPDATE dossier SET secret_digest=REVERSE(secret_digest) WHERE id=$id"
tamper "another division at reception" "UPDATE dossier SET lead_unit_id=desk_id WHERE id=$id" "UPDATE dossier SET lead_unit_id=$lead WHERE id=$id"
tamper "a longer term" "UPDATE dossier SET term_halves=term_halves+2 WHERE id=$id" "UPDATE dossier SET term_halves=term_halves-2 WHERE id=$id"
tamper "a finish that never was" "UPDATE dossier SET finished_at=due_at WHERE id=$id" "UPDATE dossier SET finished_at=NULL WHERE id=$id"
tamper "another state" "UPDATE dossier SET state='CO_KET_QUA' WHERE id=$id" "UPDATE dossier SET state='DANG_THU_LY' WHERE id=$id"
tamper "an adjusted date that no correction gave" "UPDATE dossier SET adjusted_due_at=due_at + INTERVAL 1 DAY WHERE id=$id" "UPDATE dossier SET adjusted_due_at=NULL WHERE id=$id"
tamper "a correction that was not made" "UPDATE dossier SET adjust_n=1 WHERE id=$id" "UPDATE dossier SET adjust_n=0 WHERE id=$id"
root -e "DROP TRIGGER dossier_no_delete; CREATE TABLE gone AS SELECT * FROM dossier WHERE id=$id; SET foreign_key_checks=0; DELETE FROM dossier WHERE id=$id" >/dev/null
case $(verify) in *"first: dossier id $id, event 1: the dossier of this event was deleted"*) ok "found: a dossier that is gone" ;; *) bad "not found: a dossier that is gone: $(verify)" ;; esac
columns=$(root -e "SELECT GROUP_CONCAT(column_name) FROM information_schema.columns WHERE table_schema='motcua' AND table_name='dossier' AND extra NOT LIKE '%GENERATED%'")
root -e "DELETE FROM queue_entry WHERE dossier_id=$id; INSERT INTO dossier ($columns) SELECT $columns FROM gone; DROP TABLE gone; CREATE OR REPLACE TRIGGER dossier_no_delete BEFORE DELETE ON dossier FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossiers are never deleted'"
case $(verify) in *" 0 faults"*) ok "the replay is clean again after" ;; *) bad "the replay is not clean after: $(verify)" ;; esac

# Imports: the same file changes nothing, a bad one changes nothing and says where.
import() { "$BUILD/bin/motcua" import "$@" --var "$VAR" 2>&1; }
case $(import procedures sql/data/procedures.json) in *"0 mới, 0 thay đổi, 123 giữ nguyên"*) ok "the same catalogue again changes nothing" ;; *) bad "the catalogue changed" ;; esac
file=$(mktemp)
sed '0,/"originals": 1/s//"originals": "một"/' sql/data/procedures.json >"$file"
said=$(import procedures "$file")
case $said in *"procedures[0] 1.001193.documents[0].originals"*) ok "a bad value is named by file, record and field" ;; *) bad "a bad value: $said" ;; esac
case $(import procedures sql/data/procedures.json) in *"123 giữ nguyên"*) ok "a bad file changed nothing" ;; *) bad "a bad file changed something" ;; esac
sed 's/"2026-11-24", "kind": "off"/"2026-12-01", "kind": "off"/' sql/data/calendar.json >"$file"
dues() { root -e "SELECT COUNT(*), SUM(CRC32(CONCAT(id, due_at, first_due_at))) FROM dossier"; }
before=$(dues)
case $(import calendar "$file") in *"2 thay đổi"* | *"1 mới, 1 thay đổi"*) ok "another day off is taken over" ;; *) bad "calendar: $(import calendar "$file")" ;; esac
[ "$(dues)" = "$before" ] && ok "a change of the calendar moves no appointment silently" || bad "appointments moved"
case $(verify) in *" 0 faults"*) ok "each still rests on the calendar of its moment" ;; *) bad "replay after a change: $(verify)" ;; esac
import calendar sql/data/calendar.json >/dev/null
case $(verify) in *" 0 faults"*) ok "also when the change is taken back" ;; *) bad "replay after taking it back" ;; esac
refused "the calendar as it was is append-only" "$(root -e "DELETE FROM calendar_before")"
case $(import calendar sql/data/calendar.json --dry-run) in *"chạy thử"*) ok "a dry run says that it is one" ;; *) bad "dry run" ;; esac
rm -f "$file"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
