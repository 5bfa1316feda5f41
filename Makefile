# matn: `make help` lists the targets. A C11 compiler, make and libc are enough to build and test.

CC ?= cc
AR ?= ar
CFLAGS ?= -O2
BUILD ?= build
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
DESTDIR ?=
CORPUS ?= $(BUILD)/bench/corpus
PAGES ?= tests/pages/*.html tests/attacks.html $(BUILD)/hostile/*.html
FUZZ_CC ?= clang
FUZZ_LINKER ?= $(FUZZ_CC)
MATN_ENCODINGS ?= all
MATN_SIMD ?= auto
STEPS ?=
DATA ?=
HOSTILE ?=

VERSION = 0.1.0
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wcast-qual
# clang would otherwise turn memcmp into bcmp, which a freestanding machine need not have
C = $(CC) -std=c11 $(WARNINGS) $(CFLAGS) -fno-builtin-bcmp $(ENCODINGS) $(SIMD) -Iinclude -Isrc -MMD -MP
ENCODINGS = -DMATN_ENCODINGS=MATN_ENCODINGS_$(MATN_ENCODINGS)
SIMD = $(if $(filter none,$(MATN_SIMD)),-DMATN_PORTABLE)
POSIX = -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -D_FILE_OFFSET_BITS=64

# the library's floors, from the ground up: a file includes those of its own floor and of lower ones only
FLOORS = base encoding tokenizer model metadata outline blocks decide extractor
LIB_SRC = $(wildcard $(FLOORS:%=src/%/*.c))
COMMAND_SRC = $(wildcard src/command/*.c)
SUPPORT_SRC = $(wildcard tests/support/*.c)
TESTS = $(patsubst tests/%.c,%,$(wildcard tests/test_*.c))
EXAMPLES = $(patsubst tests/examples/%.c,$(BUILD)/examples/%,$(wildcard tests/examples/*.c))
FUZZERS = $(patsubst fuzz/%.c,%,$(wildcard fuzz/*.c))

LIB_OBJ = $(LIB_SRC:%.c=$(BUILD)/lib/%.o)
SHARED_OBJ = $(LIB_SRC:%.c=$(BUILD)/shared/%.o)
CHECKED_OBJ = $(LIB_SRC:%.c=$(BUILD)/checked/%.o)
COMMAND_OBJ = $(COMMAND_SRC:%.c=$(BUILD)/lib/%.o)
SUPPORT_OBJ = $(SUPPORT_SRC:%.c=$(BUILD)/checked/%.o)

all: $(BUILD)/libmatn.a $(BUILD)/libmatn.so $(BUILD)/matn

help:
	@echo 'make            build/libmatn.a, build/libmatn.so and the command build/matn'
	@echo 'make MATN_ENCODINGS=single  without the multi-byte encodings of East Asia; utf8: with UTF-8 only'
	@echo 'make MATN_SIMD=none  without vector instructions'
	@echo 'make demo       print the article in a sample page'
	@echo 'make test       build and pass every test (HTML5LIB_TESTS=dir, WHATWG_DATA=dir add more)'
	@echo 'make test STEPS=count  and bound the work that the library does (needs -fsanitize-coverage=trace-pc)'
	@echo 'make coverage   lines and branches of src that the tests and the seeds of fuzzing run (needs gcov)'
	@echo 'make mutants    change each constant that decides, one after the other: a test has to notice (takes long)'
	@echo 'make check      sanitizers, fuzz smoke, audits, cross builds'
	@echo 'make fuzz       libFuzzer binaries in build/fuzz (needs clang)'
	@echo 'make bench      throughput over the pages in CORPUS=dir, beside a memchr floor, and latency'
	@echo 'make bench-peers  the same with the peers that are installed'
	@echo 'make bench-worst  instructions of the worst pages in HOSTILE=dir, beside those of CORPUS=dir (needs valgrind)'
	@echo 'make bench-bindings  pages a second in JavaScript and Python (needs clang, lld, node, python3)'
	@echo 'make instructions  instructions a byte, against bench/budget.tsv; make budget writes that anew'
	@echo 'make quality    text quality on annotated pages in DATA="dir ...", by size of memory'
	@echo 'make train      learn src/tables/model.h and model_small.h from the annotated pages in DATA="dir ..."'
	@echo 'make events     every event of PAGES="file ..." into build/events.txt: the same on every machine'
	@echo 'make digests    the same by digests, which are in tests/machines/digests.txt'
	@echo 'make embedded   Cortex-M4 builds, their sizes within a budget, and a run under qemu'
	@echo 'make wasm       an npm package in build/wasm (needs clang and lld)'
	@echo 'make tables     regenerate src/tables (DATA=dir: the WHATWG data)'
	@echo 'make format     clang-format everything'
	@echo 'make amalgamation  the library as build/amalgamation/matn.c and matn.h'
	@echo 'make packages   of it, packages for Zephyr, ESP-IDF, Arduino and PlatformIO in build/packages'
	@echo 'make deb        Debian packages in build (needs dpkg-dev)'
	@echo 'make doc        the headers as pages in build/doc/html (needs Doxygen)'
	@echo 'make install    library, headers, command, manual pages, completion: PREFIX=dir LIBDIR=dir DESTDIR=dir'
	@echo 'make uninstall  the same removed'
	@echo 'make clean'

# what is chosen: when it is another, what it changes is built again
$(BUILD)/choices: always
	@mkdir -p $(@D)
	@echo '$(MATN_ENCODINGS) $(MATN_SIMD) $(STEPS)' | cmp -s - $@ || echo '$(MATN_ENCODINGS) $(MATN_SIMD) $(STEPS)' > $@

$(LIB_OBJ) $(SHARED_OBJ) $(CHECKED_OBJ) $(SUPPORT_OBJ) $(TESTS:%=$(BUILD)/checked/tests/%.o): $(BUILD)/choices

# Library and command -------------------------------------------------------------------------------

$(BUILD)/libmatn.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $(LIB_OBJ)

$(BUILD)/libmatn.so: $(SHARED_OBJ) src/packages/matn.map
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,libmatn.so.0 -Wl,--version-script=src/packages/matn.map -o $@ $(SHARED_OBJ)

$(BUILD)/matn: $(COMMAND_OBJ) $(BUILD)/libmatn.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(COMMAND_OBJ) $(BUILD)/libmatn.a -lpthread

$(BUILD)/lib/src/command/%.o: src/command/%.c
	@mkdir -p $(@D)
	$(C) $(POSIX) -c -o $@ $<

$(BUILD)/lib/%.o: %.c
	@mkdir -p $(@D)
	$(C) -fvisibility=hidden -c -o $@ $<

$(BUILD)/shared/%.o: %.c
	@mkdir -p $(@D)
	$(C) -fPIC -c -o $@ $<

demo: $(BUILD)/matn
	@$(BUILD)/matn tests/pages/arabic-news.html

# Tests: the library with its assertions on, and, with STEPS=count, counting its steps ----------------

COUNT_MEMORY = -Dmemcpy=counted_memcpy -Dmemmove=counted_memmove -Dmemset=counted_memset -Dmemcmp=counted_memcmp
COUNT_STEPS = -fsanitize-coverage=trace-pc $(COUNT_MEMORY)
LINK_STEPS = -Wl,--wrap=__sanitizer_cov_trace_pc

$(BUILD)/checked/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(C) $(POSIX) $(if $(STEPS),$(COUNT_STEPS)) -DMATN_ASSERT -c -o $@ $<

$(BUILD)/checked/%.o: %.c
	@mkdir -p $(@D)
	$(C) $(POSIX) -DMATN_ASSERT -Itests -c -o $@ $<

$(BUILD)/tests/%: $(BUILD)/checked/tests/%.o $(SUPPORT_OBJ) $(CHECKED_OBJ)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $(if $(STEPS),$(LINK_STEPS)) -o $@ $^ -lpthread

# what reads the inputs of the command
STREAMS = warc json_lines json_value chunked fields first_bytes record window io input interrupt progress
$(BUILD)/tests/test_streams $(BUILD)/tests/replay_streams: $(STREAMS:%=$(BUILD)/checked/src/command/%.o)

# the command but for its main()
$(BUILD)/tests/test_tokens: $(filter-out %/main.o,$(COMMAND_SRC:%.c=$(BUILD)/checked/%.o))

$(BUILD)/tests/replay_%: $(BUILD)/checked/fuzz/%.o $(BUILD)/checked/fuzz/replay/main.o $(SUPPORT_OBJ) $(CHECKED_OBJ)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $(if $(STEPS),$(LINK_STEPS)) -o $@ $^

$(BUILD)/examples/%: tests/examples/%.c $(BUILD)/libmatn.a
	@mkdir -p $(@D)
	$(filter-out -Isrc,$(C)) $(LDFLAGS) -o $@ $< $(BUILD)/libmatn.a -lpthread

test: $(BUILD)/matn $(EXAMPLES) $(TESTS:%=$(BUILD)/tests/%) $(FUZZERS:%=$(BUILD)/tests/replay_%) $(BUILD)/tests/read_json $(BUILD)/tests/hostile_pages
	@sh tests/run.sh $(BUILD)

coverage:
	@mkdir -p $(BUILD)/coverage
	+@sh tests/coverage.sh $(BUILD)/coverage

mutants:
	+@sh tests/mutants.sh $(BUILD)/mutants $(ONLY)

check:
	@sh tests/check.sh

# Fuzzing -----------------------------------------------------------------------------------------

FUZZ_FLAGS ?= -g -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
FUZZ_ENGINE ?= -fsanitize=fuzzer
FUZZ_C = $(FUZZ_CC) -std=c11 $(FUZZ_FLAGS) $(POSIX) -DMATN_ASSERT -Iinclude -Isrc -Itests -MMD -MP
FUZZ_OBJ = $(LIB_SRC:%.c=$(BUILD)/fuzz/objects/%.o) $(SUPPORT_SRC:%.c=$(BUILD)/fuzz/objects/%.o)

fuzz: $(FUZZERS:%=$(BUILD)/fuzz/%)

$(BUILD)/fuzz/streams: $(STREAMS:%=$(BUILD)/fuzz/objects/src/command/%.o)

$(BUILD)/fuzz/%: $(BUILD)/fuzz/objects/fuzz/%.o $(FUZZ_OBJ)
	@mkdir -p $(@D)
	$(FUZZ_LINKER) $(FUZZ_FLAGS) $(FUZZ_ENGINE) $(LINK_STEPS) -o $@ $^

$(BUILD)/fuzz/objects/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(FUZZ_C) $(COUNT_STEPS) -c -o $@ $<

$(BUILD)/fuzz/objects/%.o: %.c
	@mkdir -p $(@D)
	$(FUZZ_C) -c -o $@ $<

fuzz-smoke: fuzz
	@sh fuzz/smoke.sh $(BUILD)/fuzz

# WebAssembly: an npm package ---------------------------------------------------------------------

WASM_CC ?= clang
WASM_CFLAGS ?= -O2
# UINT8_MAX of clang's own <stdint.h> is unsigned
WASM_FLAGS = --target=wasm32 -std=c11 $(WARNINGS) -Wno-sign-compare -Wno-sign-conversion $(WASM_CFLAGS) -mbulk-memory \
  -ffreestanding -nostdlib -Wl,--no-entry -Wl,--strip-all -Wl,-z,stack-size=65536 -Wl,--stack-first
WASM_PARTS = $(wildcard src/wasm/*.js src/wasm/*.ts src/wasm/*.json src/wasm/*.html src/wasm/*.md)

wasm: $(BUILD)/wasm/matn.wasm $(WASM_PARTS:src/wasm/%=$(BUILD)/wasm/%) $(BUILD)/wasm/LICENSE

$(BUILD)/wasm/matn.wasm: src/wasm/matn.c $(LIB_SRC) $(wildcard src/*/*.h include/*.h)
	@mkdir -p $(@D)
	$(WASM_CC) $(WASM_FLAGS) -Iinclude -Isrc -o $@ $< $(LIB_SRC)

$(BUILD)/wasm/LICENSE: LICENSE
	cp $< $@

$(BUILD)/wasm/%: src/wasm/%
	@mkdir -p $(@D)
	cp $< $@

# Benchmarks --------------------------------------------------------------------------------------

BENCH_SRC = $(filter-out bench/pages.c,$(wildcard bench/*.c))

$(BUILD)/bench/bench: $(BENCH_SRC) $(wildcard bench/*.h) $(BUILD)/libmatn.a
	@mkdir -p $(@D)
	$(C) $(POSIX) -o $@ $(BENCH_SRC) $(BUILD)/libmatn.a

$(BUILD)/bench/peers: $(BENCH_SRC) $(wildcard bench/*.h bench/peers.sh) $(BUILD)/libmatn.a
	@mkdir -p $(@D)
	flags=$$(CC="$(CC)" sh bench/peers.sh) && $(C) $(POSIX) -o $@ $(BENCH_SRC) $(BUILD)/libmatn.a $$flags

$(BUILD)/bench/pages: bench/pages.c bench/documents.c bench/shares.c $(wildcard bench/*.h) $(BUILD)/libmatn.a
	@mkdir -p $(@D)
	$(C) $(POSIX) -o $@ bench/pages.c bench/documents.c bench/shares.c $(BUILD)/libmatn.a

# sample pages scaled up to the size of real ones
$(BUILD)/bench/corpus: $(BUILD)/bench/pages $(wildcard tests/pages/*.html)
	@rm -rf $@
	@mkdir -p $@
	$(BUILD)/bench/pages tests/pages $@

bench: $(BUILD)/bench/bench $(filter $(BUILD)/bench/corpus,$(CORPUS))
	@$(BUILD)/bench/bench $(CORPUS)

bench-peers: $(BUILD)/bench/peers $(filter $(BUILD)/bench/corpus,$(CORPUS))
	@$(BUILD)/bench/peers $(CORPUS)

bench-worst: $(BUILD)/bench/bench $(filter $(BUILD)/bench/corpus,$(CORPUS))
	@test -n "$(HOSTILE)" || { echo 'HOSTILE=dir names a folder of hostile .html files'; false; }
	@sh bench/worst.sh $(BUILD)/bench/bench $(CORPUS) $(HOSTILE)

bench-bindings: wasm $(BUILD)/libmatn.so $(filter $(BUILD)/bench/corpus,$(CORPUS))
	@node bench/bindings.mjs $(BUILD)/wasm $(CORPUS)
	@python3 bench/bindings.py $(CORPUS)

instructions:
	+@sh bench/budget.sh

budget:
	+@sh bench/budget.sh rewrite

# Text quality, and the model behind it ------------------------------------------------------------

DEVELOPER = $(C) $(POSIX) -ffp-contract=off -Itests -Ibench/quality -Ibench/train
CORPUS_SRC = bench/quality/corpus.c bench/quality/overlap.c tests/support/json.c tests/support/buffer.c

QUALITY_SRC = bench/quality/quality.c bench/quality/page_metadata.c bench/quality/structure.c $(CORPUS_SRC)

$(BUILD)/bench/quality: $(QUALITY_SRC) $(wildcard bench/quality/*.h) $(BUILD)/libmatn.a
	@mkdir -p $(@D)
	$(DEVELOPER) -o $@ $(QUALITY_SRC) $(BUILD)/libmatn.a

quality: $(BUILD)/bench/quality
	@test -n "$(DATA)" || { echo 'DATA="dir ..." names folders of annotated pages'; false; }
	@$(BUILD)/bench/quality $(DATA)

# the trainer brings its own model, so that what it learns does not hang on the tables that are there
TRAIN_SRC = $(wildcard bench/train/*.c) bench/quality/align.c $(CORPUS_SRC)

$(BUILD)/bench/train: $(TRAIN_SRC) $(wildcard bench/*/*.h) $(filter-out %/model.o,$(LIB_OBJ))
	@mkdir -p $(@D)
	$(DEVELOPER) -o $@ $(TRAIN_SRC) $(filter-out %/model.o,$(LIB_OBJ)) -lm -lpthread

train: $(BUILD)/bench/train
	@test -n "$(DATA)" || { echo 'DATA="dir ..." names folders of annotated pages'; false; }
	$(BUILD)/bench/train $(DATA) > $(BUILD)/model.h
	$(BUILD)/bench/train size=small $(DATA) > $(BUILD)/model_small.h
	mv $(BUILD)/model.h $(BUILD)/model_small.h src/tables/

# Other machines ----------------------------------------------------------------------------------

# the events of pages as text, which is the same on every machine
$(BUILD)/tests/machines/hosted: $(BUILD)/checked/tests/machines/events.o

events: $(BUILD)/tests/machines/hosted $(BUILD)/tests/hostile_pages
	@mkdir -p $(BUILD)/hostile
	@$(MATN_TEST_WRAPPER) $(BUILD)/tests/hostile_pages $(BUILD)/hostile
	@$(MATN_TEST_WRAPPER) $< $(PAGES) > $(BUILD)/events.txt

digests: events
	@grep -a '^digest ' $(BUILD)/events.txt > $(BUILD)/digests.txt
	@diff tests/machines/digests.txt $(BUILD)/digests.txt || { echo 'if that is meant: cp $(BUILD)/digests.txt tests/machines'; false; }

embedded:
	@$(MAKE) -s events
	@sh tests/machines/cortex_m4.sh $(BUILD)/events.txt $(PAGES)

# Generated tables --------------------------------------------------------------------------------

GENERATORS = $(patsubst src/tables/gen/%.c,$(BUILD)/gen/%,$(wildcard src/tables/gen/*.c))
# those made of a list of the same name
LISTED = attributes json_ld_keys meta_names months role_words text_classes

$(BUILD)/gen/%: src/tables/gen/%.c
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARNINGS) $(CFLAGS) -Iinclude -Isrc -MMD -MP -o $@ $<

generated: $(GENERATORS)
	@rm -rf $(BUILD)/tables
	@mkdir -p $(BUILD)/tables
	$(BUILD)/gen/atoms src/tables/elements.txt > $(BUILD)/tables/atoms.h
	$(BUILD)/gen/atoms src/tables/elements.txt enclosing > $(BUILD)/tables/enclosing.h
	for table in $(LISTED); do $(BUILD)/gen/$$table src/tables/$$table.txt > $(BUILD)/tables/$$table.h || exit 1; done
	@test -n "$(DATA)" || echo 'DATA=dir names no WHATWG data: charref.h, encodings.h, guess.h and indexes.h are left out'
	@test -z "$(DATA)" || $(BUILD)/gen/charref $(DATA)/entities.json > $(BUILD)/tables/charref.h
	@test -z "$(DATA)" || $(BUILD)/gen/charref $(DATA)/entities.json list > $(BUILD)/charref_names.h
	@test -z "$(DATA)" || $(BUILD)/gen/encodings $(DATA) > $(BUILD)/tables/encodings.h
	@test -z "$(DATA)" || $(BUILD)/gen/guess src/tables/gen/texts $(DATA) > $(BUILD)/tables/guess.h
	@test -z "$(DATA)" || $(BUILD)/gen/indexes $(DATA) > $(BUILD)/tables/indexes.h

tables: generated
	cp $(BUILD)/tables/*.h src/tables
	@test -z "$(DATA)" || cp $(BUILD)/charref_names.h tests/support

# for scripts: the library's floors and sources
floors:
	@echo $(FLOORS)

sources:
	@echo $(LIB_SRC)

format:
	clang-format -i $$(git ls-files '*.c' '*.h')

# The library as one source and one header --------------------------------------------------------

AMALGAMATION = $(BUILD)/amalgamation/matn.c $(BUILD)/amalgamation/matn.h

$(BUILD)/amalgamation/matn.h: $(BUILD)/amalgamation/matn.c

$(BUILD)/amalgamation/matn.c: src/packages/amalgamate.sh LICENSE $(LIB_SRC) $(wildcard src/*/*.h include/*.h)
	sh src/packages/amalgamate.sh $(@D) $(VERSION) $(LIB_SRC)

amalgamation: $(AMALGAMATION)

packages: $(AMALGAMATION)
	@sh src/packages/assemble.sh $(BUILD) $(VERSION)

deb:
	@sh src/packages/debian/build.sh $(BUILD) $(VERSION)

# The headers as pages ----------------------------------------------------------------------------

doc:
	@mkdir -p $(BUILD)/doc
	BUILD=$(BUILD) VERSION=$(VERSION) doxygen src/packages/Doxyfile

# Installing --------------------------------------------------------------------------------------

SHARE = $(PREFIX)/share
INSTALLED = $(PREFIX)/bin/matn $(patsubst include/%,$(PREFIX)/include/%,$(wildcard include/*.h)) \
  $(LIBDIR)/libmatn.a $(LIBDIR)/libmatn.so.$(VERSION) $(LIBDIR)/libmatn.so.0 $(LIBDIR)/libmatn.so $(LIBDIR)/pkgconfig/matn.pc \
  $(SHARE)/man/man1/matn.1 $(SHARE)/man/man3/matn.3 $(SHARE)/bash-completion/completions/matn \
  $(SHARE)/zsh/site-functions/_matn $(SHARE)/fish/vendor_completions.d/matn.fish

install: all
	mkdir -p $(sort $(dir $(INSTALLED:%=$(DESTDIR)%)))
	cp $(BUILD)/matn $(DESTDIR)$(PREFIX)/bin/
	cp include/*.h $(DESTDIR)$(PREFIX)/include/
	cp $(BUILD)/libmatn.a $(DESTDIR)$(LIBDIR)/
	cp $(BUILD)/libmatn.so $(DESTDIR)$(LIBDIR)/libmatn.so.$(VERSION)
	ln -sf libmatn.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libmatn.so.0
	ln -sf libmatn.so.0 $(DESTDIR)$(LIBDIR)/libmatn.so
	sed 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@VERSION@|$(VERSION)|' src/packages/matn.pc.in > $(DESTDIR)$(LIBDIR)/pkgconfig/matn.pc
	cp src/command/matn.1 $(DESTDIR)$(SHARE)/man/man1/
	cp src/packages/matn.3 $(DESTDIR)$(SHARE)/man/man3/
	cp src/command/completion/matn.bash $(DESTDIR)$(SHARE)/bash-completion/completions/matn
	cp src/command/completion/_matn $(DESTDIR)$(SHARE)/zsh/site-functions/
	cp src/command/completion/matn.fish $(DESTDIR)$(SHARE)/fish/vendor_completions.d/

uninstall:
	rm -f $(INSTALLED:%=$(DESTDIR)%)

clean:
	rm -rf $(BUILD)

.PHONY: always all help demo test coverage mutants check fuzz fuzz-smoke bench bench-peers bench-worst bench-bindings instructions budget quality train events digests embedded wasm generated tables format amalgamation packages deb doc floors sources install uninstall clean
.SECONDARY:

-include $(shell find $(BUILD) -name '*.d' -type f 2>/dev/null)
