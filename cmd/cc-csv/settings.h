/* settings: what the command line of cc-csv asks for. */
#ifndef CC_CSV_SETTINGS_H
#define CC_CSV_SETTINGS_H

#include "base/options.h"

struct settings {
	struct option_list columns; /* each item names one or several, with commas */
	const char *delimiter_text; /* as given; NULL: a comma */
	char delimiter;
	bool decode, excel, no_guard, keep_going, verbose;
};

#endif
