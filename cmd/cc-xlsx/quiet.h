/* quiet: libxlsxwriter reports what goes wrong on standard error by itself. What
 * it returns is enough to say so in our own words, so it is not let. */
#ifndef CC_XLSX_QUIET_H
#define CC_XLSX_QUIET_H

struct quiet {
	int nowhere, heard; /* where standard error may lead; -1: it stays as it is */
};

/* While descriptors can still be had. */
struct quiet quiet_open(void);

void quiet_begin(const struct quiet *q);

/* Leaves errno as it is. */
void quiet_end(const struct quiet *q);

void quiet_close(struct quiet *q);

#endif
