# Một cửa.  `make run` and `make check` are all a newcomer needs; README.md tells.
BUILD ?= build
PORT  ?= 8080
VAR   ?= var
export BUILD PORT VAR

CC  ?= gcc
CXX ?= g++
PKGS := libmariadb fcgi json-c libsodium libqrencode pangocairo cairo-pdf fontconfig liboath xlsxwriter
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wconversion -Wcast-qual \
	-Wwrite-strings -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 \
	-Wundef -Wswitch-enum -Wimplicit-fallthrough -fno-common
HARD := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection \
	-fcf-protection -fPIE
WERR := $(if $(CI),-Werror)
INC   = -Ilib -Ifcgi -I$(BUILD)/gen $(shell pkg-config --cflags $(PKGS) 2>/dev/null | sed 's/-I/-isystem /g')
CFLAGS   ?= -O2 -g
CFLAGS_  = -std=gnu17 -D_GNU_SOURCE $(CFLAGS) $(WARN) $(WERR) $(HARD) $(INC) -MMD -MP
CXXFLAGS_ = -std=c++17 $(CFLAGS) -Wall -Wextra $(WERR) $(HARD) $(INC) -MMD -MP
LDFLAGS_ = -pie -Wl,-z,relro,-z,now $(LDFLAGS)
LIBS     = $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lzint -lunistring -lz -lzxcvbn -lctemplate_nothreads -lm
# What opens foreign files: the inspector has it, the other programs cannot.
READERS  = -lqpdf -lmagic -lseccomp

LIB_SRC  := $(sort $(wildcard lib/*/*.c lib/*/*/*.c)) lib/view/tpl.cc
LIB_OBJ  := $(patsubst %,$(BUILD)/obj/%.o,$(LIB_SRC))
COMMON   := $(patsubst %,$(BUILD)/obj/%.o,$(sort $(wildcard fcgi/common/*.c)))
PROGRAMS := $(foreach p,public staff worker,$(if $(wildcard fcgi/$(p)/*.c),$(p)))
INSPECTOR := $(BUILD)/bin/file_inspector
BINS     := $(PROGRAMS:%=$(BUILD)/bin/%) $(BUILD)/bin/motcua $(INSPECTOR)
TESTS    := $(patsubst tests/unit/%.c,$(BUILD)/test/%,$(sort $(wildcard tests/unit/test_*.c)))
DBTEST_SRC := $(sort $(wildcard tests/db/test_*.c tests/db/*/test_*.c))
DBTESTS  := $(foreach t,$(DBTEST_SRC),$(BUILD)/test/$(basename $(notdir $(t))))
BENCHES  := $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(sort $(wildcard tests/bench/*.c)))
SUPPORT  := $(BUILD)/libsupport.a
TEMPLATES := $(sort $(wildcard templates/*/*.tpl templates/*/*/*.tpl))
GEN      := $(BUILD)/gen/markers.h $(BUILD)/gen/assets.h

all: $(BINS) assets

include static/build.mk
include tests/fuzz/build.mk

run start stop: ; @fcgi/run/ops $@
check: ; @tests/run
bench: ; @tests/bench/run && tests/bench/scale
lint: ; @tests/lint/run
fault fuzz attack: ; @tests/$@/run
night: all ; @node tests/fault/night.mjs
mutants: ; @tests/guards/run
deps: ; @fcgi/run/deps
routes: $(BINS)
	@for p in $(PROGRAMS); do $(BUILD)/bin/$$p --routes; done
tests: $(TESTS) $(DBTESTS)
benches: $(BENCHES)
install: all
	install -d $(DESTDIR)/usr/lib/motcua $(DESTDIR)/usr/share/motcua
	install -s $(BINS) $(DESTDIR)/usr/lib/motcua
	cp -r templates sql nginx.conf.example $(BUILD)/static $(DESTDIR)/usr/share/motcua
clean: ; rm -rf $(BUILD)

$(BUILD)/gen/markers.h: $(TEMPLATES) lib/view/markers.sh
	@mkdir -p $(@D)
	@lib/view/markers.sh templates > $@.new && (cmp -s $@.new $@ || cp $@.new $@); rm -f $@.new; touch $@
$(BUILD)/obj/%.c.o: %.c | $(GEN)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_) -c $< -o $@
$(BUILD)/obj/%.cc.o: %.cc | $(GEN)
	@mkdir -p $(@D)
	$(CXX) $(CXXFLAGS_) -c $< -o $@
$(BUILD)/libmc.a: $(LIB_OBJ)
	@rm -f $@
	ar rcs $@ $^

# An archive: a benchmark takes what it uses of it, and needs no cmocka.
$(SUPPORT): $(patsubst %,$(BUILD)/obj/%.o,$(sort $(wildcard tests/support/*.c)))
	@rm -f $@
	ar rcs $@ $^

# The statements register themselves in a linker section: all of lib/domain and
# lib/db is linked whole, so that none is lost.
LINK = $(CXX) $(LDFLAGS_) -o $@ $(filter %.o,$^) $(filter $(SUPPORT),$^) $(BUILD)/libmc.a $(LIBS)
define program
$(BUILD)/bin/$(1): $(patsubst %,$(BUILD)/obj/%.o,$(sort $(wildcard fcgi/$(1)/*.c fcgi/$(1)/*/*.c))) $(COMMON) $(BUILD)/libmc.a
	@mkdir -p $$(@D)
	$$(LINK)
endef
$(foreach p,$(PROGRAMS),$(eval $(call program,$(p))))
$(BUILD)/bin/motcua: $(patsubst %,$(BUILD)/obj/%.o,$(sort $(wildcard fcgi/cli/*.c fcgi/cli/*/*.c))) $(BUILD)/libmc.a
	@mkdir -p $(@D)
	$(LINK)
# Alone with its readers, so that it starts at once.
$(INSPECTOR): $(patsubst %,$(BUILD)/obj/%.o,$(sort $(wildcard fcgi/inspector/*.c))) $(BUILD)/libmc.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS_) -o $@ $^ $(READERS) -lz -lunistring -lstdc++
$(TESTS): $(BUILD)/test/%: $(BUILD)/obj/tests/unit/%.c.o $(SUPPORT) $(COMMON) $(BUILD)/libmc.a | $(INSPECTOR)
	@mkdir -p $(@D)
	$(LINK) $(READERS) -lcmocka
define dbtest
$(BUILD)/test/$(basename $(notdir $(1))): $(BUILD)/obj/$(1).o $(SUPPORT) $(BUILD)/libmc.a | $(INSPECTOR)
	@mkdir -p $$(@D)
	$(CXX) $(LDFLAGS_) -o $$@ $$(filter %.o,$$^) $(SUPPORT) -Wl,--whole-archive $(BUILD)/libmc.a -Wl,--no-whole-archive $(LIBS) $(READERS) -lcmocka
endef
$(foreach t,$(DBTEST_SRC),$(eval $(call dbtest,$(t))))
$(BENCHES): $(BUILD)/bench/%: $(BUILD)/obj/tests/bench/%.c.o $(SUPPORT) $(BUILD)/libmc.a
	@mkdir -p $(@D)
	$(LINK)

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
.PHONY: all run start stop check bench fault fuzz attack night mutants lint deps routes tests benches install clean assets
.DELETE_ON_ERROR:
.SECONDARY:
