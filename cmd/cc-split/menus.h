/* menus: what a page lays out for its readers to choose from. */
#ifndef CC_SPLIT_MENUS_H
#define CC_SPLIT_MENUS_H

#include "split.h"

/* Whether a line is a menu, a link or the head of a printed page. `holds` is
 * what the line holds. In a comment, what looks like a menu may be a list that
 * somebody typed. */
bool menu_is_line(slice text, unsigned holds, bool in_comments);

/* Lines each of which is furniture, a column of buttons; or short lines below
 * one that opens a list, "Topics". */
bool menu_is_column(slice text);

/* Whether a piece may be a name of a menu. */
bool menu_may_name(const struct split *s, const struct piece *p);

/* Names of a menu, each a piece of its own: they become furniture. */
void menu_find_columns(struct split *s);

#endif
