#include "crf.h"

#include <math.h>

/* ---- numbers ---- */

uint32_t crf_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

/* e to the x for x in -700..700, to some twelve digits. */
static double exponential(double x)
{
	enum { TERMS = 12 };
	double halves = floor(x * 1.4426950408889634 + 0.5), rest = x - halves * 0.6931471805599453, sum = 1;
	for (int i = TERMS; i > 0; i--)
		sum = 1 + sum * rest / i;
	return ldexp(sum, (int)halves);
}

static double bounded(double x) { return x < -600 ? -600 : x > 600 ? 600 : x; }

/* ---- one sentence ---- */

/* Everything in multiples of a number that keeps it near 1. */
static struct {
	double label[LONGEST_SENTENCE][MODEL_LABELS];        /* of a unit's label alone */
	double edge[UNIT_KINDS][MODEL_STATES][MODEL_LABELS]; /* of coming to one from a state */
	double before[LONGEST_SENTENCE + 1][MODEL_STATES];   /* all ways to a state before a unit */
	double to[LONGEST_SENTENCE][MODEL_LABELS];           /* all ways to a label */
	double behind[LONGEST_SENTENCE + 1][MODEL_STATES];   /* all ways on from a state */
	double scale[LONGEST_SENTENCE];
} ways;

static void score(const struct crf *c, const uint32_t *features, float *sum)
{
	for (size_t f = 0; f < FEATURE_SLOTS; f++)
		for (size_t k = 0; k < MODEL_WIDTH; k++)
			sum[k] += c->weights[features[f]][k];
}

static void score_edges(const struct crf *c, size_t kind)
{
	for (size_t s = 0; s < MODEL_STATES; s++)
		for (size_t k = 0; k < MODEL_LABELS; k++)
			ways.edge[kind][s][k] =
				model_may_follow(s, k) ? exponential(bounded((double)c->edges[kind][s][k])) : 0;
}

/* Returns the logarithm of the score of the right labels, as far as units go. */
static double score_units(const struct crf *c, const struct example *e)
{
	double right = 0;
	size_t state = MODEL_BEGIN;
	bool known[UNIT_KINDS] = {false};
	for (size_t i = 0; i < e->count; i++) {
		size_t kind = e->units[i].kind;
		if (!known[kind])
			score_edges(c, kind);
		known[kind] = true;
		float sum[MODEL_WIDTH] = {0};
		score(c, e->features[i], sum);
		double most = sum[0];
		for (size_t k = 1; k < MODEL_LABELS; k++)
			most = sum[k] > most ? sum[k] : most;
		for (size_t k = 0; k < MODEL_LABELS; k++)
			ways.label[i][k] = exponential(bounded(sum[k] - most));
		right += sum[e->labels[i]] - most + (double)c->edges[kind][state][e->labels[i]];
		state = model_state(e->labels[i]);
	}
	return right;
}

/* Returns the logarithm of the sum over all ways. */
static double go_forward(const struct example *e)
{
	double total = 0;
	memset(ways.before[0], 0, sizeof ways.before[0]);
	ways.before[0][MODEL_BEGIN] = 1;
	for (size_t i = 0; i < e->count; i++) {
		double sum = 0, (*edge)[MODEL_LABELS] = ways.edge[e->units[i].kind];
		for (size_t k = 0; k < MODEL_LABELS; k++) {
			double way = 0;
			for (size_t s = 0; s < MODEL_STATES; s++)
				way += ways.before[i][s] * edge[s][k];
			ways.to[i][k] = way * ways.label[i][k];
			sum += ways.to[i][k];
		}
		ways.scale[i] = 1 / sum;
		total += log(sum);
		memset(ways.before[i + 1], 0, sizeof ways.before[i + 1]);
		for (size_t k = 0; k < MODEL_LABELS; k++) {
			ways.to[i][k] *= ways.scale[i];
			ways.before[i + 1][model_state(k)] += ways.to[i][k];
		}
	}
	return total;
}

static void go_back(const struct example *e)
{
	for (size_t s = 0; s < MODEL_STATES; s++)
		ways.behind[e->count][s] = 1;
	for (size_t i = e->count; i-- > 0;)
		for (size_t s = 0; s < MODEL_STATES; s++) {
			const double *edge = ways.edge[e->units[i].kind][s];
			double way = 0;
			for (size_t k = 0; k < MODEL_LABELS; k++)
				way += edge[k] * ways.label[i][k] * ways.behind[i + 1][model_state(k)];
			ways.behind[i][s] = way * ways.scale[i];
		}
}

static void move(const struct crf *c, float *weight, float *moved, float by)
{
	*moved += by * by;
	*weight += c->rate * by / sqrtf(*moved + 1);
}

static void move_edges(struct crf *c, const struct example *e, size_t i, size_t state)
{
	size_t kind = e->units[i].kind;
	for (size_t s = 0; s < MODEL_STATES; s++)
		for (size_t k = 0; k < MODEL_LABELS; k++) {
			double likely = ways.before[i][s] * ways.edge[kind][s][k] * ways.label[i][k] * ways.scale[i] *
					ways.behind[i + 1][model_state(k)];
			bool right = s == state && k == e->labels[i];
			if (model_may_follow(s, k))
				move(c, &c->edges[kind][s][k], &c->edges_moved[kind][s][k], (float)(right - likely));
		}
}

static void move_features(struct crf *c, const struct example *e, size_t i)
{
	const float LEAST = 0.002f; /* less is not worth the time */
	float by[MODEL_WIDTH] = {0}, most = 0;
	for (size_t k = 0; k < MODEL_LABELS; k++) {
		by[k] = (float)((k == e->labels[i]) - ways.to[i][k] * ways.behind[i + 1][model_state(k)]);
		most = fabsf(by[k]) > most ? fabsf(by[k]) : most;
	}
	for (size_t f = 0; f < FEATURE_SLOTS && most > LEAST; f++) {
		uint32_t feature = e->features[i][f];
		for (size_t k = 0; k < MODEL_WIDTH && feature; k++)
			move(c, &c->weights[feature][k], &c->moved[feature][k], by[k]);
	}
}

/* The sentence with some of its features gone, never the same ones: so that
 * none can lean on another's always being there. */
static struct example without_some(struct crf *c, const struct example *e)
{
	static uint32_t kept[LONGEST_SENTENCE][FEATURE_SLOTS];
	struct example thin = *e;
	for (size_t i = 0; i < e->count; i++)
		for (size_t f = 0; f < FEATURE_SLOTS; f++)
			kept[i][f] = crf_random(&c->random) % 1000 < c->drop ? 0 : e->features[i][f];
	thin.features = kept;
	return thin;
}

double crf_learn(struct crf *c, const struct example *whole)
{
	struct example thin = without_some(c, whole), *e = &thin;
	double right = score_units(c, e), all = go_forward(e);
	go_back(e);
	size_t state = MODEL_BEGIN;
	for (size_t i = 0; i < e->count; i++) {
		move_edges(c, e, i, state);
		move_features(c, e, i);
		state = model_state(e->labels[i]);
	}
	return all - right;
}

/* ---- the mean ---- */

void crf_begin(struct crf *c, size_t features, struct arena *memory)
{
	c->features = features;
	c->weights = arena_array(memory, features, sizeof *c->weights);
	c->moved = arena_array(memory, features, sizeof *c->moved);
	c->sums = arena_array(memory, features, sizeof *c->sums);
}

void crf_count(struct crf *c)
{
	for (size_t n = 0; n < c->features; n++)
		for (size_t k = 0; k < MODEL_WIDTH; k++)
			c->sums[n][k] += c->weights[n][k];
	float *sum = &c->edge_sums[0][0][0], *now = &c->edges[0][0][0];
	for (size_t n = 0; n < sizeof c->edges / sizeof *now; n++)
		sum[n] += now[n];
	c->sum_count++;
}

float crf_weight(const struct crf *c, size_t feature, size_t label) { return c->sums[feature][label] / c->sum_count; }

float crf_edge(const struct crf *c, size_t kind, size_t state, size_t label)
{
	return c->edge_sums[kind][state][label] / c->sum_count;
}
