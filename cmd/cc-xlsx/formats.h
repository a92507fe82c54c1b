/* formats: how the cells of a workbook look, each made when it is first needed. */
#ifndef CC_XLSX_FORMATS_H
#define CC_XLSX_FORMATS_H

#include <xlsxwriter.h>

#include "value.h"

struct formats {
	lxw_workbook *workbook;
	lxw_format *header, *text, *wrapped;
	lxw_format *numbers[VALUE_DIGITS + 1]; /* by decimals */
	lxw_format *times[VALUE_SECONDS + 1];
};

/* Of the workbook, which owns them. */
void formats_open(struct formats *f, lxw_workbook *workbook);

/* For a value that is not text. */
lxw_format *formats_of(struct formats *f, const struct value *value);

#endif
