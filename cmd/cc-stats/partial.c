#include "partial.h"

static void write_name(struct writer *out, slice before, slice name)
{
	struct text joined = {0};
	text_add(&joined, before);
	text_add(&joined, name);
	writer_field(out, text_slice(&joined));
	text_free(&joined);
}

void partial_header(const struct plan *plan, struct writer *out)
{
	for (size_t i = 0; i < plan->key_count; i++)
		write_name(out, i == plan->by_date ? S(PLAN_PERIOD) : S(PLAN_GROUP), plan->keys[i].name);
	for (size_t i = 0; i < plan->output_count; i++)
		write_name(out, S(PLAN_STATE), plan->outputs[i].spec);
	if (plan->ordered)
		writer_clean_field(out, S(PLAN_ORDER));
	writer_end(out);
	writer_flush(out);
}

/* Of several aggregates that share a store the first has the state. */
static void write_states(struct groups *g, size_t group, struct text *state, struct writer *out)
{
	for (size_t i = 0; i < g->plan->output_count; i++) {
		const struct output *output = &g->plan->outputs[i];
		state->len = 0;
		if (output->writes_state)
			store_types[g->plan->stores[output->store].kind]->write(
				&g->pools[output->store], groups_state(g, group, output->store), group, state);
		writer_clean_field(out, text_slice(state));
	}
}

void partial_rows(struct groups *g, struct writer *out)
{
	struct text state = {0};
	for (size_t i = 0; i < g->keys.count; i++) {
		if (g->plan->key_count > 0)
			writer_clean_field(out, g->keys.keys[i]);
		write_states(g, i, &state, out);
		if (g->plan->ordered && g->order[i] == GROUPS_NO_ROW)
			writer_clean_field(out, S(""));
		else if (g->plan->ordered)
			writer_number(out, g->order[i]);
		writer_end(out);
	}
	text_free(&state);
}
