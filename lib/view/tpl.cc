// The only file that knows ctemplate.  Nothing may leave it as an exception:
// every entry is noexcept, so that one without memory ends the process, as an
// arena without memory does; what can fail otherwise catches all.
#include "view/tpl.h"

#include <ctemplate/template.h>
#include <ctemplate/template_dictionary.h>
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <fstream>
#include <memory>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

using ctemplate::STRIP_BLANK_LINES;
using ctemplate::TemplateDictionary;

struct view {
	std::unique_ptr<TemplateDictionary> owned; // root only
	TemplateDictionary *dict;
	std::string template_name; // root only
	view *root;
	std::vector<std::unique_ptr<view>> children; // root only
};

namespace {

char why_text[512];
std::unique_ptr<ctemplate::TemplateCache> cache;
std::vector<std::pair<std::string, std::string>> globals;

const char pragma[] = "{{%AUTOESCAPE context=\"HTML\"}}\n";

// What would get past auto-escape, and the rule it breaks.
struct ban {
	const char *pattern;
	const char *rule;
};
const ban bans[] = {
	{ "\\{\\{%", "no pragma of its own: the loader adds it" },
	// The one that keeps line breaks: text areas, what was typed in lines.
	{ "\\{\\{[^!}:]*:(?!pre_escape\\}\\})",
	  "no modifier but pre_escape" },
	{ "\\s[a-z][a-z0-9:_-]*\\s*=\\s*\\{\\{",
	  "a marker in an unquoted attribute" },
	{ "<script", "no script" },
	{ "<style", "no style element" },
	{ "\\sstyle\\s*=", "no style attribute" },
	{ "\\son[a-z]+\\s*=", "no event attribute" },
	{ "(formaction|xlink:href|poster|ping|srcdoc)\\s*=\\s*[\"'][^\"']*\\{\\{",
	  "a marker in an attribute that ctemplate does not know" },
};

std::string without_comments(const std::string &text)
{
	std::string out;
	size_t at = 0;
	for (;;) {
		size_t open = text.find("{{!", at);
		out += text.substr(at, open - at);
		if (open == std::string::npos)
			return out;
		at = text.find("}}", open);
		if (at == std::string::npos)
			return out;
		at += 2;
	}
}

// A line that begins with a tab goes on where the one before it ended: what is
// written in lines of a width that can be read is sent as one.
std::string joined(const std::string &text)
{
	std::string out;
	for (size_t at = 0; at < text.size(); at++) {
		if (text[at] != '\n' || at + 1 == text.size() ||
		    text[at + 1] != '\t') {
			out += text[at];
			continue;
		}
		while (at + 1 < text.size() && text[at + 1] == '\t')
			at++;
	}
	return out;
}

bool is_allowed(const std::string &name, const std::string &text)
{
	std::string plain = without_comments(text);
	for (const ban &b : bans) {
		std::regex re(b.pattern, std::regex::icase);
		std::smatch m;
		if (!std::regex_search(plain, m, re))
			continue;
		snprintf(why_text, sizeof(why_text), "%s: %s: %s",
			 name.c_str(), b.rule, m.str().c_str());
		return false;
	}
	return true;
}

bool load_file(const std::string &path, const std::string &name)
{
	std::ifstream in(path, std::ios::binary);
	std::stringstream text;
	text << in.rdbuf();
	if (!in) {
		snprintf(why_text, sizeof(why_text), "%s: cannot be read",
			 path.c_str());
		return false;
	}
	std::string read = joined(text.str());
	if (!is_allowed(name, read))
		return false;
	std::string whole = pragma + without_comments(read);
	if (cache->StringToTemplateCache(name, whole.data(), whole.size(),
					 STRIP_BLANK_LINES))
		return true;
	snprintf(why_text, sizeof(why_text), "%s: not a template",
		 name.c_str());
	return false;
}

bool load_folder(const std::string &dir, const std::string &prefix)
{
	DIR *d = opendir(dir.c_str());
	if (!d) {
		snprintf(why_text, sizeof(why_text), "%s: cannot be opened",
			 dir.c_str());
		return false;
	}
	bool ok = true;
	while (struct dirent *entry = readdir(d)) {
		std::string leaf = entry->d_name;
		std::string path = dir + "/" + leaf;
		struct stat st;
		if (leaf[0] == '.' || stat(path.c_str(), &st) != 0)
			continue;
		if (S_ISDIR(st.st_mode))
			ok = ok && load_folder(path, prefix + leaf + "/");
		else if (leaf.size() > 4 &&
			 leaf.substr(leaf.size() - 4) == ".tpl")
			ok = ok && load_file(path, prefix + leaf);
	}
	closedir(d);
	return ok;
}

view *child(view *parent, TemplateDictionary *dict)
{
	auto v = std::make_unique<view>();
	v->dict = dict;
	v->root = parent->root;
	view *raw = v.get();
	parent->root->children.push_back(std::move(v));
	return raw;
}

} // namespace

enum err tpl_load(const char *dir, const char **ret_why) noexcept
{
	try {
		*ret_why = why_text;
		cache = std::make_unique<ctemplate::TemplateCache>();
		if (!load_folder(dir, ""))
			return ERR_INTERNAL;
		cache->Freeze();
		return OK;
	} catch (...) {
		snprintf(why_text, sizeof(why_text), "templates: out of memory");
		return ERR_INTERNAL;
	}
}

void tpl_global(const char *marker, const char *value) noexcept
{
	globals.emplace_back(marker, value);
}

struct view *view_new(const char *template_name) noexcept
{
	view *v = new view;
	v->owned = std::make_unique<TemplateDictionary>(template_name);
	v->dict = v->owned.get();
	v->template_name = template_name;
	v->root = v;
	for (const auto &g : globals)
		v->dict->SetTemplateGlobalValue(g.first, g.second);
	return v;
}

void view_free(struct view *root) noexcept
{
	delete root;
}

void view_set(struct view *v, const char *marker, const char *value) noexcept
{
	if (value)
		v->dict->SetValue(marker, value);
}

void view_set_int(struct view *v, const char *marker, long long value) noexcept
{
	v->dict->SetValue(marker, std::to_string(value));
}

void view_setf(struct view *v, const char *marker, const char *fmt, ...) noexcept
{
	char text[4096];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	v->dict->SetValue(marker, text);
}

struct view *view_add(struct view *v, const char *section) noexcept
{
	return child(v, v->dict->AddSectionDictionary(section));
}

void view_show(struct view *v, const char *section) noexcept
{
	v->dict->ShowSection(section);
}

struct view *view_include(struct view *v, const char *marker,
			  const char *template_name) noexcept
{
	TemplateDictionary *dict = v->dict->AddIncludeDictionary(marker);
	dict->SetFilename(template_name);
	return child(v, dict);
}

enum err view_render(struct view *root, struct buf *ret) noexcept
{
	try {
		std::string out;
		out.reserve(32 * 1024);
		if (!cache->ExpandNoLoad(root->template_name, STRIP_BLANK_LINES,
					 root->dict, nullptr, &out))
			return ERR_INTERNAL;
		buf_add(ret, out.data(), out.size());
		return buf_err(ret);
	} catch (...) {
		return ERR_INTERNAL;
	}
}
