#!/bin/sh
# hash.sh WORK SOURCE OUT: puts every asset into OUT under NAME.HASH8.EXT with
# .br and .gz beside it, mends the font names inside the style sheets, and
# prints assets.h.
set -eu
work=$1 source=$2 out=$3
rm -rf "$out.new"
mkdir -p "$out.new/error"
echo "/* Made by static/hash.sh. */"
echo "#ifndef ASSETS_H"
echo "#define ASSETS_H"
put() { # file
	base=$(basename "$1")
	hash=$(sha256sum "$1" | cut -c1-8)
	name=${base%.*}.$hash.${base##*.}
	cp "$1" "$out.new/$name"
	case $base in *.woff2) ;; *)
		brotli -q 11 -k -f "$out.new/$name"
		gzip -9 -k -n -f "$out.new/$name" ;;
	esac
	const=$(printf '%s' "$base" | tr 'a-z.-' 'A-Z__')
	printf '#define ASSET_%s "/static/%s"\n' "$const" "$name"
}
sed_fonts=
for f in "$work"/*.woff2; do
	put "$f"
	hash=$(sha256sum "$f" | cut -c1-8)
	base=$(basename "$f" .woff2)
	sed_fonts="$sed_fonts;s|$base\\.woff2|$base.$hash.woff2|g"
done
for f in public staff paper; do
	sed "${sed_fonts#;}" "$work/$f.css" > "$work/hashed-$f.css"
	mkdir -p "$work/final" && mv "$work/hashed-$f.css" "$work/final/$f.css"
	put "$work/final/$f.css"
done
for f in "$source"/img/*.svg; do put "$f"; done
# nginx shows these when no program answers; they may use the style sheet.
public=$(cd "$out.new" && ls public.*.css)
for f in "$source"/error/*.html; do
	sed "s|/static/public\.css|/static/$public|" "$f" \
		> "$out.new/error/$(basename "$f")"
done
cp "$source/robots.txt" "$out.new/robots.txt"
echo "#endif"
# The old names stay reachable until the next build: pages in flight use them.
mkdir -p "$out"
cp -r "$out.new/." "$out/"
rm -rf "$out.new"
