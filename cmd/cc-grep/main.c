/* cc-grep: the rows of a stream that match. */
#include "base/message.h"
#include "run.h"

int main(int argc, char **argv)
{
	message_start("cc-grep");
	static struct settings settings;
	settings_read(&settings, argc, argv);
	bool found = run(&settings);
	if (message_status() != STATUS_DONE)
		return message_status();
	return found ? STATUS_DONE : STATUS_NOT_FOUND;
}
