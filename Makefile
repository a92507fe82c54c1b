# make            the programs, in build/bin
# make check      every test; make lint, make format; make help lists the rest
# Variables: PREFIX DESTDIR CC CFLAGS LDFLAGS; WERROR=1 makes warnings errors;
# SANITIZE=address,undefined builds into a folder of its own.

PREFIX    ?= /usr/local
CFLAGS    ?= -O2 -g
INSTALL   ?= install
BUILD     ?= build$(if $(SANITIZE),/sanitize)

PROGRAMS  := cc-split cc-quotes cc-speakers cc-stats cc-grep
VERSION   := $(shell cat VERSION)

PKG_CONFIG ?= pkg-config
pcre2      := libpcre2-8

# What each program links besides the common library and libunistring.
cc-grep_LIBS := $(shell $(PKG_CONFIG) --libs $(pcre2))

WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
            -Wpointer-arith -Wwrite-strings $(if $(WERROR),-Werror)
SANITIZERS := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)

ALL_CFLAGS := -std=c11 -D_GNU_SOURCE -DCC_VERSION='"$(VERSION)"' -Icommon -I$(BUILD)/lexicon \
              $(WARNINGS) $(SANITIZERS) $(shell $(PKG_CONFIG) --cflags $(pcre2)) -MMD -MP $(CFLAGS)

common_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(wildcard common/*.c))
lexicons       := $(patsubst common/lexicon/%.tsv,$(BUILD)/lexicon/%.inc,$(wildcard common/lexicon/*.tsv))
binaries       := $(PROGRAMS:%=$(BUILD)/bin/%)

.DELETE_ON_ERROR:
.PHONY: all check lint format install uninstall dist bench fuzz clean help

all: $(binaries)

help:
	@sed -n '1,5s/^# //p' Makefile
	@echo 'targets: all check lint format install uninstall dist bench fuzz clean'

$(BUILD)/%.o: %.c | $(lexicons)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/libcommon.a: $(common_OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

# A lexicon becomes an initialiser that its module includes.
$(BUILD)/lexicon/%.inc: common/lexicon/%.tsv scripts/lexicon.awk
	@mkdir -p $(@D)
	awk -f scripts/lexicon.awk $< > $@

define program
$(BUILD)/bin/$(1): $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/$(1)/*.c)) $(BUILD)/libcommon.a
	@mkdir -p $$(@D)
	$$(CC) $$(SANITIZERS) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$($(1)_LIBS) -lunistring
endef
$(foreach p,$(PROGRAMS),$(eval $(call program,$(p))))

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

install: all
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1
	$(INSTALL) -m 755 $(binaries) $(DESTDIR)$(PREFIX)/bin
	$(INSTALL) -m 644 $(foreach p,$(PROGRAMS),cmd/$(p)/$(p).1) $(DESTDIR)$(PREFIX)/share/man/man1

uninstall:
	rm -f $(PROGRAMS:%=$(DESTDIR)$(PREFIX)/bin/%) $(PROGRAMS:%=$(DESTDIR)$(PREFIX)/share/man/man1/%.1)

clean:
	rm -rf build
