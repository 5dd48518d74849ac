#!/usr/bin/env bash
# Who may call what: the undefined symbols of each object against its layer.
# An object whose source is gone is left of an older build.
root=$PWD
cd "$1" || exit 1
find lib fcgi -name '*.o' | while read -r o; do
	[ -e "$root/${o%.o}" ] || continue
	nm -u "$o" | awk -v o="$o" '{ print $2, o }'
done | awk '
$1 ~ /^mysql_/ && $2 !~ /^lib\/db\// { print $2 ": " $1 }
$1 ~ /^FCGX_/ && $2 !~ /^lib\/http\/fcgi/ { print $2 ": " $1 }
$1 ~ /^json_(object|tokener)/ && $2 !~ /^lib\/http\/json/ { print $2 ": " $1 }
$1 ~ /^magic_/ && $2 !~ /^lib\/file\/check/ { print $2 ": " $1 }
$1 ~ /^qpdf_/ && $2 !~ /^lib\/file\/pdf/ { print $2 ": " $1 }
$1 ~ /^seccomp_/ && $2 !~ /^lib\/file\/sandbox/ { print $2 ": " $1 }
# Foreign files are opened in the inspector alone.
$1 ~ /^(file_check|ooxml_|image_|pdf_refusal|pdf_acts)/ && $2 !~ /^(lib\/file\/|fcgi\/inspector\/)/ { print $2 ": " $1 }
$1 ~ /ctemplate/ && $2 !~ /^lib\/view\/tpl/ { print $2 ": " $1 }
$1 ~ /^(time|gettimeofday|clock_gettime|localtime|gmtime)(_r)?$/ && $2 !~ /^lib\/base\/clock/ { print $2 ": " $1 }
$1 ~ /^(rand|srand|random|srandom|drand48)$/ { print $2 ": " $1 }
$1 ~ /^(system|popen|gets|strtok)$/ { print $2 ": " $1 }
'
