/* settings: what the command line of cc-stats asks for. */
#ifndef CC_SETTINGS_H
#define CC_SETTINGS_H

#include "base/options.h"

struct settings {
	struct option_list groups, aggregates;
	const char *by_date, *sort, *pivot;
	size_t top;
	bool reverse, total, fill, partial, merge, keep_going, verbose;
};

#endif
