/* Inner parts of the feed reader: bytes to an XML tree with its damage marked. Only feed*.c include it. */
#ifndef SR_CLI_FEED_PARTS_H
#define SR_CLI_FEED_PARTS_H

#include <libxml/tree.h>

#include "cli/feed.h"

/* Damage is told by the item in which it lies: `_private` of its element is then a string (free()); where
 * it lies in no item, `damage` has it. */
typedef struct sr_feed_tree {
  xmlDoc *doc;
  char damage[200];
  bool item_damage; /* some item is marked */
} sr_feed_tree;

/* Parses; errors as sr_feed_open. `doc` is set where SR_OK is returned. */
SR_MUST_USE sr_status sr_feed__parse(sr_feed_tree *out, sr_view bytes, const char *base, sr_buf *why);
void sr_feed__dispose(sr_feed_tree *t);

/* Is this the element of an item: <item> or <entry>? */
bool sr_feed__is_item(const xmlNode *n);
/* The next element in the order of the document, NULL at its end. */
xmlNode *sr_feed__after(const xmlNode *n);

#endif
