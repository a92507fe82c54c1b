#include "check.h"
bool check_document(const struct split *s, const char *path)
{
	(void)s;
	(void)path;
	return true;
}
