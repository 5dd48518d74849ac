# The harnesses (tests/fuzz/*.c): the parsers again, by clang, with the two
# sanitizers and a malloc for each piece of an arena.  A planted fault for the
# control: the buffer of decode() is a byte short.
FZ := $(BUILD)/fuzz
FUZZ_FLAGS := -std=gnu17 -D_GNU_SOURCE -O1 -g -fno-omit-frame-pointer -Ilib -Itests/fuzz \
	-fsanitize=address,undefined -fno-sanitize-recover=undefined
FUZZ_SRC := $(filter-out lib/base/arena.c,$(wildcard lib/base/*.c lib/text/*.c lib/secret/*.c)) $(filter-out lib/http/fcgi.c,$(wildcard lib/http/*.c)) \
	lib/domain/reception/dossier_code.c lib/domain/reception/identity.c lib/file/check.c lib/file/pdf.c lib/file/pdf_acts.c \
	lib/file/filetype.c lib/file/image.c lib/file/ooxml.c lib/file/ooxml_scan.c tests/fuzz/arena.c
FUZZ_OBJ := $(FUZZ_SRC:%.c=$(FZ)/obj/%.o)
FUZZERS := $(patsubst tests/fuzz/%.c,$(FZ)/%,$(filter-out tests/fuzz/arena.c,$(wildcard tests/fuzz/*.c)))
FUZZ_LIBS := $(shell pkg-config --libs json-c libsodium liboath 2>/dev/null) -lqpdf -lunistring -lmagic -lz -lzxcvbn -lm

fuzzers: $(FUZZERS) $(FZ)/planted
$(FZ)/obj/%.o: %.c
	@mkdir -p $(@D)
	clang $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link $(shell pkg-config --cflags json-c libsodium liboath) -MMD -MP -c $< -o $@
$(FZ)/libfuzz.a: $(FUZZ_OBJ)
	@rm -f $@
	ar rcs $@ $^
$(FUZZERS): $(FZ)/%: $(FZ)/obj/tests/fuzz/%.o $(FZ)/libfuzz.a
	clang $(FUZZ_FLAGS) -fsanitize=fuzzer $^ $(FUZZ_LIBS) -o $@
$(FZ)/planted.c: lib/http/parse.c
	@mkdir -p $(@D)
	sed 's/char \*out = arena_alloc(arena, len + 1);/char *out = arena_alloc(arena, len);/' $< > $@
	! cmp -s $< $@
$(FZ)/planted: $(FZ)/planted.c $(FZ)/obj/tests/fuzz/urlencoded.o $(FZ)/libfuzz.a
	clang $(FUZZ_FLAGS) -fsanitize=fuzzer $^ $(FUZZ_LIBS) -o $@
-include $(shell find $(FZ)/obj -name '*.d' 2>/dev/null)
.PHONY: fuzzers
