# make            the programs, in build/bin
# make check      every test; make lint, make format; make help lists the rest
# Variables: PREFIX DESTDIR CC CFLAGS LDFLAGS; WERROR=1 makes warnings errors;
# SANITIZE=address,undefined builds into a folder of its own.

PREFIX    ?= /usr/local
CFLAGS    ?= -O2 -g
INSTALL   ?= install
BUILD     ?= build$(if $(SANITIZE),/sanitize)

PROGRAMS  := cc-split cc-quotes cc-speakers cc-stats cc-grep cc-verify cc-csv
# In the shell: one file each, assembled from the parts in cmd/.
SHELL_PROGRAMS := cc-report
ALL_PROGRAMS = $(PROGRAMS) $(SHELL_PROGRAMS)
VERSION   := $(shell cat VERSION)

PKG_CONFIG ?= pkg-config
pcre2      := libpcre2-8
xlsxwriter := $(shell $(PKG_CONFIG) --exists xlsxwriter && echo xlsxwriter)

# Left out where the library that it alone needs is missing.
PROGRAMS   += $(xlsxwriter:%=cc-xlsx)
left_out   := $(if $(xlsxwriter),,cc-xlsx is left out because libxlsxwriter is not installed: scripts/packages build)

# What each program links besides the common library and libunistring.
cc-grep_LIBS := $(shell $(PKG_CONFIG) --libs $(pcre2))
cc-stats_LIBS := -lm
cc-csv_LIBS := -lcsv
cc-xlsx_LIBS := $(if $(xlsxwriter),$(shell $(PKG_CONFIG) --libs $(xlsxwriter)))

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
            -Wpointer-arith -Wwrite-strings -Wno-missing-field-initializers $(if $(WERROR),-Werror)
SANITIZERS := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)

DIALECT    := -std=c11 -D_GNU_SOURCE -DCC_VERSION='"$(VERSION)"' -Icommon -I$(BUILD) \
              $(shell $(PKG_CONFIG) --cflags $(pcre2) $(xlsxwriter))
ALL_CFLAGS := $(DIALECT) $(WARNINGS) $(SANITIZERS) -MMD -MP $(CFLAGS)
LINK        = $(CC) -pthread $(SANITIZERS) $(CFLAGS) $(LDFLAGS) -o $@ $^

lexicons := $(patsubst common/lexicon/%.tsv,$(BUILD)/lexicon/%.inc,$(wildcard common/lexicon/*.tsv))
sources  := $(wildcard common/*/*.c $(PROGRAMS:%=cmd/%/*.c))
objects  := $(sources:%.c=$(BUILD)/%.o)
binaries := $(ALL_PROGRAMS:%=$(BUILD)/bin/%)
# Completions, by shell: their folder under PREFIX, and what stands around a program's name.
bash_completions := share/bash-completion/completions
zsh_completions  := share/zsh/site-functions
fish_completions := share/fish/vendor_completions.d
completions := $(foreach p,$(ALL_PROGRAMS),$(bash_completions)/$(p) $(zsh_completions)/_$(p) $(fish_completions)/$(p).fish)
units    := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*.c))
scripts  := $(filter-out %.awk scripts/model scripts/debian,$(wildcard scripts/* tests/*.bats tests/*.bash tests/browser/*.bash tests/bench/*.sh tests/fuzz/*.sh)) .ci/run
all_c    := $(sources) $(wildcard common/*/*.h cmd/*/*.h tests/unit/*.c tests/fuzz/*.[ch] scripts/model/*.[ch])

.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all tests check lint examples format model install uninstall dist deb bench fuzz fuzzers clean help

all: $(binaries) $(completions:%=$(BUILD)/%)
	$(if $(left_out),@echo '$(left_out)')

help:
	@sed -n '/^#/!q; s/^# //p' Makefile
	@echo 'Targets: all check lint examples format model install uninstall dist deb bench fuzz clean help'

$(BUILD)/%.o: %.c | $(lexicons)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/libcommon.a: $(patsubst %.c,$(BUILD)/%.o,$(wildcard common/*/*.c))
	@rm -f $@
	$(AR) rcs $@ $^

# A lexicon becomes an initialiser that its module includes.
$(BUILD)/lexicon/%.inc: common/lexicon/%.tsv scripts/lexicon.awk
	@mkdir -p $(@D)
	awk -f scripts/lexicon.awk $< > $@

# What --help says, and that for a shell. Nothing is freed before --help ends.
$(BUILD)/help/%: $(BUILD)/bin/%
	@mkdir -p $(@D)
	ASAN_OPTIONS=detect_leaks=0 $< --help > $@

define completion
	@mkdir -p $(@D)
	awk -f scripts/completions.awk -v shell=$(1) -v program=$* $< > $@
endef

$(BUILD)/$(bash_completions)/%: $(BUILD)/help/% scripts/completions.awk
	$(call completion,bash)

$(BUILD)/$(zsh_completions)/_%: $(BUILD)/help/% scripts/completions.awk
	$(call completion,zsh)

$(BUILD)/$(fish_completions)/%.fish: $(BUILD)/help/% scripts/completions.awk
	$(call completion,fish)

# The weights of the learned model are part of the program.
$(BUILD)/common/model/model_weights.o: common/model/attribution.bin

define program
$(BUILD)/bin/$(1): $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/$(1)/*.c)) $(BUILD)/libcommon.a
	@mkdir -p $$(@D)
	$$(LINK) $$($(1)_LIBS) -lunistring
endef
$(foreach p,$(PROGRAMS),$(eval $(call program,$(p))))

define shell_program
$(BUILD)/bin/$(1): scripts/assemble VERSION $(wildcard cmd/$(1)/*.*) $(wildcard cmd/cc-grep/codebooks/*.tsv)
	@mkdir -p $$(@D)
	scripts/assemble $(VERSION) cmd/$(1) $(wildcard cmd/cc-grep/codebooks/*.tsv) >$$@
	@chmod +x $$@
endef
$(foreach p,$(SHELL_PROGRAMS),$(eval $(call shell_program,$(p))))

$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/libcommon.a
	@mkdir -p $(@D)
	$(LINK) -lcmocka -lunistring

-include $(objects:.o=.d) $(patsubst %.c,$(BUILD)/%.d,$(wildcard scripts/model/*.c tests/fuzz/*.c)) $(units:$(BUILD)/unit/%=$(BUILD)/tests/unit/%.d)

tests: all $(units)

check: tests
	@scripts/check $(BUILD)

# cppcheck understands _Noreturn as an attribute only; a third of the analyzer's
# usual depth takes a third of its time, and has missed nothing yet;
# clang-tidy reads a file again only when it, or a header that it reads, has changed.
$(BUILD)/%.tidy: %.c $(BUILD)/%.o .clang-tidy
	clang-tidy --quiet $< -- $(DIALECT) -Xclang -analyzer-config -Xclang max-nodes=75000 \
		2>$@.messages || { cat $@.messages >&2; exit 1; }
	@touch $@

lint: $(sources:%.c=$(BUILD)/%.tidy) $(SHELL_PROGRAMS:%=$(BUILD)/bin/%)
	clang-format --dry-run --Werror $(all_c)
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
		-D__GNUC__ $(foreach word,_Noreturn noreturn,'-D$(word)=__attribute__((noreturn))') \
		-DCC_VERSION='""' -Icommon -I$(BUILD) $(sources)
	shellcheck -x $(scripts) $(SHELL_PROGRAMS:%=$(BUILD)/bin/%)

# The documents, with what their examples print now: to be looked at as a diff.
examples: all
	@for page in README.md docs/*.md; do \
		BUILD=$(BUILD) scripts/examples $$page >$(BUILD)/page && cp $(BUILD)/page $$page || exit; \
	done

format:
	clang-format -i $(all_c)

# The model, learned anew from annotated articles: POLNEAR is a folder with train/ and dev/ (docs/attribution.md).
trainer := $(patsubst %.c,$(BUILD)/%.o,$(wildcard scripts/model/*.c))

$(BUILD)/train: $(trainer) $(BUILD)/libcommon.a
	$(LINK) -lunistring -lm

model: $(BUILD)/train $(BUILD)/bin/cc-split
	$(BUILD)/bin/cc-split $(POLNEAR)/train/text/*.txt >$(BUILD)/train.tsv
	$(BUILD)/bin/cc-split $(POLNEAR)/dev/text/*.txt >$(BUILD)/dev.tsv
	$(BUILD)/train -o common/model/attribution.bin $(BUILD)/train.tsv $(POLNEAR)/train $(BUILD)/dev.tsv $(POLNEAR)/dev

install: all
	$(INSTALL) -d $(addprefix $(DESTDIR)$(PREFIX)/,bin share/man/man1 $(sort $(dir $(completions))))
	$(INSTALL) -m 755 $(binaries) $(DESTDIR)$(PREFIX)/bin
	$(INSTALL) -m 644 $(foreach p,$(ALL_PROGRAMS),cmd/$(p)/$(p).1) $(DESTDIR)$(PREFIX)/share/man/man1
	for file in $(completions); do \
		$(INSTALL) -m 644 $(BUILD)/$$file $(DESTDIR)$(PREFIX)/$$file || exit; \
	done

uninstall:
	cd $(DESTDIR)$(PREFIX) && rm -f $(ALL_PROGRAMS:%=bin/%) $(ALL_PROGRAMS:%=share/man/man1/%.1) $(completions)

dist:
	@mkdir -p $(BUILD)
	git archive --prefix=cc-tools-$(VERSION)/ -o $(BUILD)/cc-tools-$(VERSION).tar.gz HEAD

deb:
	@scripts/deb $(BUILD)

bench: all
	@for script in $(filter-out %/common.sh,$(wildcard tests/bench/*.sh)); do sh "$$script" $(BUILD)/bin || exit; done

# The fuzz targets, and the program whose parts each links. AFL++ builds them
# too: make fuzzers CC=afl-clang-fast SANITIZE=fuzzer-no-link BUILD=build/afl
fuzz_parts = $(filter-out %/main.o,$(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/$(1)/*.c)))

define fuzzer
$(BUILD)/fuzz-$(1): $(BUILD)/tests/fuzz/$(1).o $(BUILD)/tests/fuzz/fuzz.o $(if $(2),$(call fuzz_parts,$(2))) \
		$(BUILD)/libcommon.a
	$$(LINK) -fsanitize=fuzzer $$($(2)_LIBS) -lunistring
fuzzers: $(BUILD)/fuzz-$(1)
endef
$(eval $(call fuzzer,stream,))
$(eval $(call fuzzer,split,cc-split))
$(eval $(call fuzzer,quotes,))
$(eval $(call fuzzer,codebook,cc-grep))
$(eval $(call fuzzer,model,))
$(eval $(call fuzzer,csv,cc-csv))

# FUZZ_SECONDS=60 for each target; FUZZ_TARGETS='split quotes' for those alone.
fuzz:
	@if echo 'int LLVMFuzzerTestOneInput(void) { return 0; }' | \
		clang -fsanitize=fuzzer,address,undefined -x c -o /dev/null - 2>/dev/null; then \
		$(MAKE) -s CC=clang SANITIZE=fuzzer-no-link,address,undefined BUILD=$(BUILD)/fuzz \
			CFLAGS='$(CFLAGS) -DWINDOW_SIZE=4096' fuzzers && \
		tests/fuzz/run.sh $(BUILD)/fuzz; \
	else \
		echo 'fuzz: skipped, because clang or its fuzzer runtime is missing: scripts/packages fuzz'; \
	fi

clean:
	rm -rf $(BUILD)
