#include "base/parallel.h"

#include <pthread.h>
#include <unistd.h>

enum { THREADS_MOST = 8 };

/* Work that threads share: each takes the next range until none is left. */
struct job {
	parallel_work *work;
	void *context;
	size_t count, step;
	atomic_size_t next;
};

/* Whether this thread does some of a job: then it starts no others. */
static _Thread_local bool inside;

static void *take_ranges(void *shared)
{
	struct job *job = shared;
	size_t from;
	inside = true;
	while ((from = atomic_fetch_add(&job->next, job->step)) < job->count)
		job->work(job->context, from, job->count - from < job->step ? job->count : from + job->step);
	return NULL;
}

static size_t count_processors(void)
{
	static long count; /* asked of the system once */
	if (count == 0)
		count = sysconf(_SC_NPROCESSORS_ONLN);
	return count < 1 ? 1 : count < THREADS_MOST ? (size_t)count : THREADS_MOST;
}

/* A thread that cannot be had leaves its ranges to the others. */
void parallel_do(size_t count, size_t step, parallel_work *work, void *context)
{
	struct job job = {.work = work, .context = context, .count = count, .step = step};
	pthread_t threads[THREADS_MOST];
	bool nested = inside;
	size_t started = 0, wanted = nested ? 1 : count_processors();
	if (count < 2 * step) {
		work(context, 0, count);
		return;
	}
	while (started + 1 < wanted && pthread_create(&threads[started], NULL, take_ranges, &job) == 0)
		started++;
	take_ranges(&job);
	inside = nested;
	while (started > 0)
		pthread_join(threads[--started], NULL);
}

/* Parts that are made at once. */
struct round {
	parallel_part *make;
	void *context;
	size_t first, step;
};

static void make_part(void *context, size_t from, size_t to)
{
	const struct round *r = context;
	r->make(r->context, from / r->step, r->first + from, r->first + to);
}

void parallel_in_order(size_t count, size_t step, parallel_part *make, parallel_part *take, void *context)
{
	struct round r = {make, context, 0, step};
	while (r.first < count) {
		size_t left = count - r.first, things = left < PARALLEL_PARTS * step ? left : PARALLEL_PARTS * step;
		parallel_do(things, step, make_part, &r);
		size_t range = things < 2 * step ? things : step;
		for (size_t from = 0; from < things; from += range)
			take(context, from / range, r.first + from,
			     r.first + (things - from < range ? things : from + range));
		r.first += things;
	}
}

void parallel_make(atomic_bool *made, void (*make)(void *what), void *what)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	pthread_mutex_lock(&lock);
	if (!atomic_load(made)) {
		make(what);
		atomic_store(made, true);
	}
	pthread_mutex_unlock(&lock);
}
