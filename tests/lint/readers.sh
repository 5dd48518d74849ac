#!/usr/bin/env bash
# The programs named may not be able to open a foreign file: neither the
# readers' libraries nor our own readers are in them.
for program in "$@"; do
	readelf -d "$program" | awk -v p="$program" '/NEEDED/ && /qpdf|magic|gnutls/ { print p ": " $NF }'
	nm "$program" | awk -v p="$program" '$3 ~ /^(file_check|ooxml_refusal|image_(png|jpeg)_refusal|pdf_refusal|pdf_acts)$/ { print p ": " $3 }'
done
