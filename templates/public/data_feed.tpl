{{! Atom: the files of the open data, each new when it was written anew.
UPDATED; ROW (section, repeated) NAME, HREF, SIZE, AT, UPDATED }}<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>urn:motcua:du-lieu</id>
<title>Dữ liệu mở – Một cửa điện tử</title>
<updated>{{UPDATED}}</updated>
<author><name>Một cửa điện tử</name></author>
<link rel="self" href="/du-lieu/moi.atom"/>
{{#ROW}}<entry><id>urn:motcua:du-lieu:{{NAME}}</id><title>{{NAME}}</title><updated>{{UPDATED}}</updated><link rel="alternate" href="{{HREF}}"/><summary>
	{{SIZE}}, viết lúc {{AT}}</summary></entry>
{{/ROW}}
</feed>
