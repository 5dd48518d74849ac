#!/usr/bin/env bash
# Each part runs as a user of its own that reads, writes and reaches what it needs
# and nothing else: generated over every file, folder and socket of the instance.
set -uo pipefail
cd "$(dirname "$0")/../.."
passed=0 failed=0
ok() { passed=$((passed + 1)); echo "ok - $1"; }
bad() { failed=$((failed + 1)); echo "not ok - $1"; }
finish() { echo "$passed passed, $failed failed"; exit $((failed > 0)); }
VAR=${VAR:?the state folder of a running instance}
if [ "$(id -u)" -ne 0 ]; then
	echo "# not root: every part is $(id -un)'s"
	for d in run secret log files tmp db; do
		[ "$(stat -c %a "$VAR/$d")" = 700 ] && ok "VAR/$d is closed to others" || bad "VAR/$d is $(stat -c %a "$VAR/$d")"
	done
	finish
fi
. fcgi/run/users
grep -q 'AS_USERS=1' "$VAR/service/public/run" || { bad "the parts have no users of their own: is a folder above $PWD or $VAR closed?"; finish; }

# Who each process is, what it could still do, and that it gets no more.
for part in mariadb public staff sign-in worker nginx; do
	user=$(user_of "$part") pid=$(s6-svstat -o pid "$VAR/service/$part")
	for p in "$pid" $(pgrep -P "$pid"); do
		[ "$(stat -c %U "/proc/$p")" = "$user" ] || bad "$part: process $p is $(stat -c %U "/proc/$p")'s, not $user's"
		grep -qE '^CapEff:\s0+$' "/proc/$p/status" && grep -qE '^CapBnd:\s0+$' "/proc/$p/status" && grep -qE '^NoNewPrivs:\s1$' "/proc/$p/status" ||
			bad "$part: process $p may become more: $(grep -E '^(CapEff|CapBnd|NoNewPrivs)' "/proc/$p/status" | tr '\n' ' ')"
	done
	ok "$part is $user and can become nobody else"
done

# What each user may read, of everything that is there.
readers() { # path below VAR -> the users that read it
	case $1 in
	secret/mc_*.pw) local p=${1#secret/mc_}; p=${p%.pw}; echo "motcua-${p/_/-}" ;;
	secret/server.key) echo motcua-public motcua-staff motcua-sign-in motcua-worker ;;
	db/* | log/mariadb.log* | tmp/db/* | run/mariadb.pid) echo motcua-db ;;
	files/*) echo motcua-nginx motcua-staff motcua-worker ;;
	public/*) echo "${USERS[@]}" ;; # open data
	log/nginx-*) echo motcua-nginx ;;
	log/seals) echo motcua-worker ;;
	tmp/staff/*) echo motcua-staff ;;
	tmp/web/*) echo motcua-nginx ;;
	run/clock) echo "${USERS[@]}" ;;
	run/*.sock) echo sockets ;;
	run/logrotate.*) ;;
	run/*) echo "${USERS[@]}" ;; # numbers of processes, the rendered nginx.conf
	service/* | db.schema | loaded | backup/last) echo "${USERS[@]}" ;;
	esac
}
list=$(mktemp); chmod 644 "$list"
trap 'rm -f "$list"' EXIT
# Of the store a few: all are made by the same hand.  What lies in VAR/tmp itself
# tests have left.
(cd "$VAR" && { find . -path ./files -prune -o -path './service/*/supervise' -prune -o -path './service/*/event' -prune -o -path './service/.s6-svscan' -prune -o \( -type f ! \( -path './tmp/*' ! -path './tmp/db/*' ! -path './tmp/staff/*' ! -path './tmp/web/*' \) -print \); find files -type f | head -40; }) | sed 's|^\./||' | sort >"$list"
n=$(wc -l <"$list")
[ "$n" -gt 100 ] && grep -q '^files/' "$list" && grep -q '^secret/' "$list" && ok "$n files are there to be tried" || bad "only $n files"
# user: where that differs from the table; what came or went meanwhile is not
# judged.
reads_else() {
	local user=$1 got should
	got=$(cd "$VAR" && as "$user" sh -c 'while IFS= read -r f; do [ ! -r "$f" ] || printf "%s\n" "$f"; done' <"$list")
	should=$(while IFS= read -r f; do for u in $(readers "$f"); do [ "$u" != "$user" ] || printf '%s\n' "$f"; done; done <"$list")
	diff <(sort <<<"$should") <(sort <<<"$got") | grep '^[<>]' | while read -r sign f; do [ ! -e "$VAR/$f" ] || echo "$sign $f"; done
}
for user in "${USERS[@]}"; do
	diff=$(reads_else "$user")
	[ -z "$diff" ] && ok "$user reads what it needs and nothing else" || bad "$user: should (<), does (>): $(head -5 <<<"$diff" | tr '\n' ' ')"
done

: >"$VAR/secret/planted"; chmod 644 "$VAR/secret/planted"; echo secret/planted >>"$list"
[[ $(reads_else motcua-staff) == *'> secret/planted'* ]] && ok "a planted secret that is open is found" || bad "a planted secret is not found"
rm -f "$VAR/secret/planted"

# Where each may write: its own files, and beside them nowhere.
writes() {
	case $1 in
	motcua-db) echo '^(db|tmp/db)(/|$)|^log/mariadb\.log$|^run$|^run/mariadb\.(pid|sock)$' ;;
	motcua-nginx) echo '^tmp/web(/|$)|^log/nginx-(access|error)\.log$|^run$|^run/nginx\.pid$|^files/tmp$|^run/(public|staff|sign-in|mariadb)\.sock$' ;;
	motcua-public) echo '^run$|^run/public\.(pid|sock)$|^run/mariadb\.sock$' ;;
	motcua-staff) echo '^(files|tmp/staff)(/|$)|^run$|^run/staff\.(pid|sock)$|^run/mariadb\.sock$' ;;
	motcua-sign-in) echo '^run$|^run/sign-in\.(pid|sock)$|^run/mariadb\.sock$' ;;
	motcua-worker) echo '^files/tmp$|^public(/|$)|^log/seals$|^run$|^run/(worker\.pid|jobs\.prom(\.new)?|clock|mariadb\.sock)$' ;;
	esac
}
for user in "${USERS[@]}"; do
	more=$(cd "$VAR" && as "$user" find . -writable ! -type l 2>/dev/null | sed 's|^\./||' | grep -vE "$(writes "$user")" | head -5)
	[ -z "$more" ] && ok "$user writes nowhere else (and to no other's socket)" || bad "$user also writes $(tr '\n' ' ' <<<"$more")"
done
as motcua-public rm -f "$VAR/run/staff.sock" 2>/dev/null && bad "motcua-public took the socket of another away" || ok "what is another's in VAR/run stays"

# The database: root's door is root's, the others open with their own word.
db() { as "$1" mariadb --no-defaults --socket="$VAR/run/mariadb.sock" "${@:2}" -N -e 'SELECT CURRENT_USER()' 2>&1; }
mariadb --no-defaults --socket="$VAR/run/mariadb.sock" --user="$(id -un)" -N -e 'SELECT 1' >/dev/null && ok "the operator enters by the socket" || bad "the operator does not enter"
for user in "${USERS[@]}"; do
	for name in root mysql mariadb.sys "$user" '' mc_public mc_staff mc_sign_in mc_worker; do
		out=$(db "$user" --user="$name")
		grep -q 'Access denied\|ERROR 1' <<<"$out" || bad "$user enters the database as “$name”: $out"
	done
	ok "$user enters the database under no name by being who it is"
done
for p in public staff sign-in worker; do
	a=mc_${p/-/_}
	out=$(as "motcua-$p" sh -c "mariadb --no-defaults --socket='$VAR/run/mariadb.sock' --user=$a --password=\"\$(cat '$VAR/secret/$a.pw')\" -N -e 'SELECT CURRENT_USER()'" 2>&1)
	[ "$out" = "$a@localhost" ] && ok "$p enters with its own password" || bad "$p does not: $out"
	for other in public staff sign_in worker; do
		[ "mc_$other" = "$a" ] || ! as "motcua-$p" cat "$VAR/secret/mc_$other.pw" >/dev/null 2>&1 || bad "$p reads the password of mc_$other"
	done
done
as motcua-staff sh -c ": <>'$VAR/run/sign-in.sock'" 2>/dev/null && bad "the staff pool reaches the sign-in part's socket" || ok "the staff pool neither reads its password nor reaches its socket"
finish
